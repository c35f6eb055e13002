import Recipe

/// One of the sizes at which a picture is painted, one after another.
struct PaintingScale {
    /// Its budget and weights.
    let recipe: Recipe.Scale
    /// The size of the painting at it.
    let content: PixelSize
    /// The pixels of the margin at each side of it, which only the engine sees.
    let margin: Int
    /// Its size as a share of the full size.
    let ratio: Double
}
