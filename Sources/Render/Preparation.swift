import Contract
import Engine
import Pictures
import Recipe

/// What is settled before the first pixel is read.
struct Preparation {
    let recipe: Recipe
    let transfer: StyleTransfer
    let settings: TransferSettings
    /// What is to be said of the recipe's weights; nil where they stay as they are.
    let notice: String?
    private let content: PictureHeader
    private let styles: [PictureHeader]
    private let writesSnapshots: Bool
    private let limits: [MemoryLimit]
    private let now: ProcessMemory

    /// - Throws: an error that `RenderFailure` can sort.
    init(_ command: RenderCommand) throws {
        recipe = try RecipeSource(command).recipe()
        guard !recipe.styles.isEmpty || recipe.styleLayers.isEmpty else {
            throw RenderFailure(.usage, "no style picture is given; use --style FILE or a recipe that names one")
        }
        content = try PictureHeader.read(path: command.content)
        styles = try recipe.styles.map { try PictureHeader.read(path: $0.file) }
        writesSnapshots = command.snapshots != nil && recipe.snapshotEvery > 0
        limits = MemoryLimit.all(command.memoryLimit?.bytes)
        let fitted = try RecipeOnNetwork(recipe, threads: command.threads ?? Processors.count)
        settings = fitted.settings
        notice = fitted.notice
        transfer = StyleTransfer(network: fitted.network, settings: settings)
        now = .current
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
        let size = try sizing.content(PixelSize(content))
        let styleSizes = try styles.map { try sizing.style(PixelSize($0), content: size) }
        let memory = PictureMemory(
            [(content, size)] + zip(styles, styleSizes),
            encodedWhilePainting: writesSnapshots
        )
        let forecast = try transfer.forecast(
            content: (size.width, size.height),
            styles: styleSizes.map { ($0.width, $0.height) },
            pictures: memory.painting,
            reading: memory.reading,
            now: now
        )
        return PaintingPlan(content: size, styles: styleSizes, forecast: forecast, limits: limits)
    }

    /// The largest `size` of the recipe with which everything fits; nil where none is small enough.
    ///
    /// Those too small for the network are taken to fit until one of them is found.
    private func sizeThatFits(below present: PixelSize) -> Int? {
        // What a process has when it begins is never quite the same, and what is named now must fit the next time.
        let spare = 2 << 20
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
