import Contract
import Engine
import Pictures
import Recipe

/// What is settled before the first pixel is read.
struct Preparation {
    /// The recipe at the size at which it is painted.
    private(set) var recipe: Recipe
    private let fitted: RecipeOnNetwork
    private let content: PictureHeader
    private let styles: [PictureHeader]
    /// The files that tell where styles are wanted, in the order of the recipe's regions.
    private let regions: [PictureHeader]
    /// The files of the styles' masks, in the order of the styles.
    private let masks: [PictureHeader?]
    /// The picture that the painting starts from, where the recipe names one.
    private let start: PictureHeader?
    /// Whether there is a folder for snapshots.
    private let takesSnapshots: Bool
    /// Whether checkpoints are kept, and a sidecar written.
    private let keepsCheckpoints: Bool
    private let hasSidecar: Bool
    /// By what the painting that is repeated or gone on with was held within its memory; nil for a new one.
    private let economy: Sidecar.Economy?
    /// The size that the recipe asked for, where there is no memory for it.
    private var shrunkFrom: PixelSize?
    private let limits: [MemoryLimit]
    private let now: ProcessMemory
    /// What a process has when it begins is never quite the same, and what fits now must fit the next time.
    private let spare = 2 << 20

    /// - Parameters:
    ///   - command: The command line.
    ///   - assignment: What it asks to be painted.
    ///   - begun: The interrupted painting that there is a checkpoint of.
    /// - Throws: an error that `RenderFailure` can sort.
    init(_ command: RenderCommand, _ assignment: Assignment, begun: CheckpointJob? = nil) throws {
        recipe = assignment.recipe
        guard !recipe.styles.isEmpty || recipe.styleLayers.isEmpty else {
            throw RenderFailure(.usage, "no style picture is given; use --style FILE or a recipe that names one")
        }
        content = try PictureHeader.read(path: assignment.content)
        styles = try recipe.styles.map { try PictureHeader.read(path: $0.file) }
        regions = try recipe.regions.map { try PictureHeader.read(path: $0[0].file) }
        masks = try recipe.styles.map { style in try style.mask.map { try PictureHeader.read(path: $0.file) } }
        start = try recipe.startingFile.map { try PictureHeader.read(path: $0) }
        takesSnapshots = command.snapshots != nil
        keepsCheckpoints = command.checkpoint != nil
        hasSidecar = command.sidecar != nil
        let begun = begun.flatMap { $0.isPainted(by: assignment.recipe) ? $0 : nil }
        let first = assignment.repetition?.sidecar
        economy = first?.economy ?? begun?.economy
        shrunkFrom = first?.painting.shrunkFrom
        limits = MemoryLimit.all(command.memoryLimit?.bytes)
        fitted = try RecipeOnNetwork(recipe, threads: assignment.threads)
        now = .current
        if recipe.shrinkToFit, first == nil { try shrink(like: begun?.recipe.size) }
    }

    /// The path of the network's file.
    var network: String { fitted.network.path }

    /// What is to be said of the recipe's weights; nil where they stay as they are.
    var notice: String? { fitted.notice }

    /// The transfer.
    ///
    /// - Parameters:
    ///   - settings: The settings of a plan.
    ///   - start: The picture that it starts from, where the recipe names one.
    /// - Returns: The transfer.
    func transfer(_ settings: TransferSettings, from start: Picture? = nil) -> StyleTransfer {
        var settings = settings
        if let start { settings.initialisation = .picture(start) }
        return StyleTransfer(network: fitted.network, settings: settings)
    }

    /// The plan of the painting.
    ///
    /// - Throws: `RenderFailure` or `TransferError` when there can be no such painting.
    func plan() throws -> PaintingPlan {
        var plan = try plan(recipe)
        plan.shrunkFrom = shrunkFrom
        if !plan.fits { plan.sizeThatFits = sizeThatFits(below: plan.content) }
        return plan
    }

    /// Takes a size for which there is memory, where there is none for the recipe's.
    ///
    /// - Parameter begun: The size of the interrupted painting that is gone on with.
    /// - Throws: `RenderFailure` or `TransferError` when there can be no such painting.
    private mutating func shrink(like begun: Recipe.Size?) throws {
        let wanted = try plan(recipe).content
        if let begun, begun != recipe.size, try plan(recipe.sized(begun)).fits {
            recipe.size = begun
        } else if let size = try plan().sizeThatFits {
            // What fits is never quite the same; the painting should be.
            recipe.size = .pixels(size - size % 16)
        } else {
            return
        }
        shrunkFrom = wanted
    }

    private func plan(_ recipe: Recipe) throws -> PaintingPlan {
        let sizing = Sizing(recipe: recipe)
        let sizes = try sizing.scales(PixelSize(content))
        let scales = try sizes.map { scale in
            let styles = try zip(styles, recipe.styles).map { header, style in
                try sizing.style(PixelSize(header), style, at: scale)
            }
            return PlannedScale(scale, styles: styles, sizing, regions: StyleRegions(recipe, styles: self.styles))
        }
        guard let finest = scales.last else { throw RenderFailure(.internalError, "there is no scale to paint at") }
        let memory = memory(scales, finest)
        func painted(with settings: TransferSettings) throws(TransferError) -> PaintingPlan {
            let forecast = try transfer(settings).forecast(
                scales: scales.map(\.size),
                pictures: memory.painting,
                reading: memory.reading,
                now: now
            )
            return PaintingPlan(
                coarse: scales.dropLast(),
                finest: finest,
                settings: settings,
                wanted: fitted.settings,
                forecast: forecast,
                disk: disk(recipe, scales, finest, vectors: forecast.checkpoint),
                limits: limits
            )
        }
        let plan = try painted(with: economy?.applied(to: fitted.settings) ?? fitted.settings)
        guard recipe.tileSize == .auto, !plan.fits else { return plan }
        let longest = ([finest.canvas] + finest.styleCanvases).map { max($0.width, $0.height) }.max() ?? 0
        let economy = try fitted.settings.economised(longestSide: longest) { settings in
            try painted(with: settings).fits(sparing: spare)
        }
        return try economy.map { try painted(with: $0) } ?? plan
    }

    /// What is written, where all iterations are made.
    private func disk(
        _ recipe: Recipe,
        _ scales: [PlannedScale],
        _ finest: PlannedScale,
        vectors: Int
    ) -> DiskForecast {
        let schedule = SnapshotSchedule(recipe, iterations: scales.reduce(0) { $0 + $1.iterations })
        var disk = DiskForecast(recipe, schedule, size: finest.content, hasAlpha: content.hasAlpha)
        if takesSnapshots { disk.addVisuals() }
        if keepsCheckpoints { disk.addCheckpoints(vectors: vectors) }
        if hasSidecar { disk.addSidecar() }
        return disk
    }

    /// The memory of all pictures and guides, in the order in which `PaintingPictures` reads them.
    private func memory(_ scales: [PlannedScale], _ finest: PlannedScale) -> PictureMemory {
        let colours = OriginalColours(recipe)
        let schedule = SnapshotSchedule(recipe, iterations: scales.reduce(0) { $0 + $1.iterations })
        var memory = PictureMemory()
        memory.read(
            content,
            sizes: (colours.asksAgain ? scales.map(\.content) : []) + scales.map(\.canvas),
            isCopied: recipe.stretchInput
        )
        for (header, regions) in zip(regions, recipe.regions) {
            memory.readRegions(header, count: regions.count, content: finest.content, canvas: finest.canvas)
        }
        for (index, header) in styles.enumerated() {
            let sizes = scales.map { $0.styleCanvases[index] }
            memory.read(header, sizes: sizes, isCopied: recipe.stretchInput || colours.changesStyles)
            memory.readMasks(of: header, sizes: sizes, mask: masks[index])
        }
        if let start { memory.read(start, sizes: scales.prefix(1).map(\.canvas), isCopied: false) }
        memory.paint(
            finest.content,
            hasAlpha: content.hasAlpha,
            encodes: takesSnapshots && schedule.pictures > 0,
            visuals: takesSnapshots ? RunVisuals.bytes(schedule, size: finest.content, recipe: recipe) : 0
        )
        return memory
    }

    /// The largest `size` of the recipe with which everything fits; nil where none is small enough.
    ///
    /// Those too small for the network are taken to fit until one of them is found.
    private func sizeThatFits(below present: PixelSize) -> Int? {
        func fits(_ pixels: Int) -> Bool? {
            (try? plan(recipe.sized(.pixels(pixels))))?.fits(sparing: spare)
        }
        let range = Recipe.Size.range
        let longest = min(range.upperBound, max(present.width, present.height))
        guard range.lowerBound <= longest else { return nil }
        var (low, high) = (range.lowerBound, longest)
        while low < high {
            let middle = (low + high + 1) / 2
            if fits(middle) ?? true { low = middle } else { high = middle - 1 }
        }
        return fits(low) == true ? low : nil
    }
}

extension Recipe {
    /// The same at another size.
    fileprivate func sized(_ size: Size) -> Recipe {
        var recipe = self
        recipe.size = size
        return recipe
    }
}
