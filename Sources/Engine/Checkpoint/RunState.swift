/// What a run knows between two steps, apart from its vectors.
public struct RunState: Codable, Sendable {
    /// The scale, counted from 0, and what the scales before it have counted.
    let place: ScalePlace.Count
    let evaluator: Evaluator.State
    let optimiser: OptimiserState
    /// Seconds since the first evaluation began.
    public let seconds: Double

    /// How many evaluations have been made and reported.
    public var evaluations: Int { place.before + evaluator.count }
}
