/// What an evaluation found: the losses as they are, and their weighted sum, which is minimised.
public struct Losses: Codable, Sendable, Equatable {
    /// Content loss, its layers weighted.
    public var content = 0.0
    /// Style loss, its layers weighted.
    public var style = 0.0
    /// Histogram loss, its layers weighted; nil where none is asked for.
    public var histogram: Double?
    /// Total variation.
    public var totalVariation = 0.0
    /// α · content + β · style + weight · histogram + weight · total variation.
    public var total = 0.0
}
