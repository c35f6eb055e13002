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

    /// Long strokes, from the coarsest brush to the finest.
    static let flowing = [
        Brush(width: 0.050, length: 0.30, spacing: 0.022, coverage: 1, variety: 0.05),
        Brush(width: 0.026, length: 0.20, spacing: 0.0125, coverage: 1, variety: 0.08),
        Brush(width: 0.0135, length: 0.12, spacing: 0.0085, coverage: 0.62, variety: 0.11),
        Brush(width: 0.0075, length: 0.065, spacing: 0.0075, coverage: 0.10, variety: 0.13),
    ]

    /// Short strokes side by side, as they are laid on a plane.
    static let hatching = [
        Brush(width: 0.055, length: 0.16, spacing: 0.026, coverage: 1, variety: 0.03),
        Brush(width: 0.030, length: 0.085, spacing: 0.0135, coverage: 1, variety: 0.06),
        Brush(width: 0.017, length: 0.055, spacing: 0.0095, coverage: 0.55, variety: 0.07),
        Brush(width: 0.0075, length: 0.050, spacing: 0.0062, coverage: 0.04, variety: 0.06),
    ]
}
