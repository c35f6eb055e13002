import Pictures
import Recipe

/// What is done to a painting, finished or on its way, before anybody sees it.
struct Finishing {
    private let recipe: Recipe
    /// The content pictures at the sizes of the scales, in their own colours, where these are asked for.
    private let originals: [Picture]
    /// The margins of the scales.
    private let margins: [Int]

    init(_ recipe: Recipe, _ pictures: PaintingPictures) {
        self.recipe = recipe
        originals = pictures.originals
        margins = pictures.margins
    }

    /// The painting as it is shown.
    ///
    /// - Parameters:
    ///   - painting: What the engine has painted.
    ///   - scale: The scale that it was painted at, counted from the coarsest.
    /// - Returns: What people get to see.
    func finish(_ painting: Picture, at scale: Int) -> Picture {
        var shown = painting.trimmed(by: margins[scale])
        if !originals.isEmpty { shown = OriginalColours(recipe).painting(shown, content: originals[scale]) }
        if recipe.stretchResult { shown = shown.stretchedToGreatest() }
        // The engine has cut them off at 16 bits already.
        return recipe.truncateResult && recipe.bitDepth == 8 ? shown.truncatedToEightBits() : shown
    }
}
