import Contract
import Engine
import Pictures
import Recipe

/// What is settled before the first pixel is read.
struct Preparation {
    let recipe: Recipe
    private let fitted: RecipeOnNetwork
    private let content: PictureHeader
    private let styles: [PictureHeader]
    /// The picture that the painting starts from, where the recipe names one.
    private let start: PictureHeader?
    /// How often the objective is evaluated at most, at all scales together.
    let evaluations: Int
    /// Whether there is a folder for snapshots.
    private let takesSnapshots: Bool
    private let limits: [MemoryLimit]
    private let now: ProcessMemory
    /// What a process has when it begins is never quite the same, and what fits now must fit the next time.
    private let spare = 2 << 20

    /// - Throws: an error that `RenderFailure` can sort.
    init(_ command: RenderCommand, _ assignment: Assignment) throws {
        recipe = assignment.recipe
        guard !recipe.styles.isEmpty || recipe.styleLayers.isEmpty else {
            throw RenderFailure(.usage, "no style picture is given; use --style FILE or a recipe that names one")
        }
        content = try PictureHeader.read(path: assignment.content)
        styles = try recipe.styles.map { try PictureHeader.read(path: $0.file) }
        start = try recipe.startingFile.map { try PictureHeader.read(path: $0) }
        evaluations = try Sizing(recipe: recipe).scales(PixelSize(content)).reduce(0) { $0 + $1.recipe.iterations }
        takesSnapshots = command.snapshots != nil
        limits = MemoryLimit.all(command.memoryLimit?.bytes)
        fitted = try RecipeOnNetwork(recipe, threads: assignment.threads)
        now = .current
    }

    /// The path of the network's file.
    var network: String { fitted.network.path }

    /// What is to be said of the recipe's weights; nil where they stay as they are.
    var notice: String? { fitted.notice }

    /// When there are snapshots, if there are any.
    var schedule: SnapshotSchedule { SnapshotSchedule(recipe, evaluations: evaluations) }

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
        let plan = try plan(recipe)
        guard !plan.fits else { return plan }
        return plan.suggesting(sizeThatFits(below: plan.content))
    }

    private func plan(_ recipe: Recipe) throws -> PaintingPlan {
        let sizing = Sizing(recipe: recipe)
        let sizes = try sizing.scales(PixelSize(content))
        let scales = try sizes.map { scale in
            let styles = try zip(styles, recipe.styles).map { header, style in
                try sizing.style(PixelSize(header), style, at: scale)
            }
            return PlannedScale(scale, styles: styles, regions: StyleRegions(recipe))
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
                forecast: forecast,
                limits: limits
            )
        }
        let plan = try painted(with: fitted.settings)
        guard recipe.tileSize == .auto, !plan.fits else { return plan }
        let longest = ([finest.canvas] + finest.styles).map { max($0.width, $0.height) }.max() ?? 0
        let economy = try fitted.settings.economised(longestSide: longest) { settings in
            try painted(with: settings).fits(sparing: spare)
        }
        return try economy.map { try painted(with: $0) } ?? plan
    }

    private func memory(_ scales: [PlannedScale], _ finest: PlannedScale) -> PictureMemory {
        let styles = styles.enumerated().map { index, header in (header, scales.map { $0.styles[index] }) }
        let start = start.map { [($0, scales.prefix(1).map(\.canvas))] } ?? []
        let colours = OriginalColours(recipe)
        let originals = colours.asksAgain ? scales.map(\.content) : []
        return PictureMemory(
            [(content, originals + scales.map(\.canvas))] + styles + start,
            encodedWhilePainting: takesSnapshots && schedule.pictures > 0,
            copied: recipe.stretchInput || colours.changesStyles,
            visuals: (takesSnapshots ? RunVisuals.bytes(schedule, size: finest.content, recipe: recipe) : 0)
                + StyleGuides.bytes(recipe, canvas: finest.canvas)
        )
    }

    /// The largest `size` of the recipe with which everything fits; nil where none is small enough.
    ///
    /// Those too small for the network are taken to fit until one of them is found.
    private func sizeThatFits(below present: PixelSize) -> Int? {
        func fits(_ pixels: Int) -> Bool? {
            var smaller = recipe
            smaller.size = .pixels(pixels)
            return (try? plan(smaller))?.fits(sparing: spare)
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
