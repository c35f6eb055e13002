/// A brush; lengths are shares of the picture's height.
struct Brush {
    let width: Float
    let length: Float
    /// How far apart strokes begin.
    let spacing: Float
    /// The share of strokes that are laid even where the motif asks for no detail.
    let coverage: Float
    /// How much the colours of neighbouring strokes differ.
    let variety: Float

    /// The brushes of a painting, from the coarsest to the finest.
    static let set = [
        Brush(width: 0.050, length: 0.30, spacing: 0.022, coverage: 1, variety: 0.05),
        Brush(width: 0.026, length: 0.20, spacing: 0.0125, coverage: 1, variety: 0.08),
        Brush(width: 0.0135, length: 0.12, spacing: 0.0085, coverage: 0.62, variety: 0.11),
        Brush(width: 0.0075, length: 0.065, spacing: 0.0075, coverage: 0.10, variety: 0.13),
    ]
}
