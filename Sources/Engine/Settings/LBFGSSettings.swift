/// The constants of L-BFGS.
public struct LBFGSSettings: Sendable, Equatable {
    /// How the length of a step is found.
    public enum LineSearch: String, Sendable, CaseIterable {
        /// A length that satisfies the strong Wolfe conditions.
        case strongWolfe
        /// The learning rate itself, as `torch.optim.LBFGS` does by default.
        case none
    }

    /// How many pairs of steps and gradient changes are remembered.
    public var history = 10
    /// How the length of a step is found.
    public var lineSearch = LineSearch.strongWolfe
    /// The length of a step that is not searched for.
    public var learningRate = 1.0
    /// How many levels of 0…255 are one unit of the pixels that the learning rate was written for: 255 where they were 0…1.
    ///
    /// Without a line search the first step is as long as the gradient allows in those units, and no later one depends on it.
    public var levelsPerUnit = 1.0
    /// Over how many octaves of resolution a step is spread, as long as the history says no better.
    ///
    /// 1 is L-BFGS as it is written. From 2 on broad shapes and colours of whole areas move as readily as single pixels,
    /// which leaves less noise (a multilevel preconditioner: Bramble, Pasciak and Xu 1990).
    public var octaves = 1
    /// Forgets the history every so many evaluations, or steps where these are counted; 0 keeps it.
    public var restartInterval = 0
    /// Whether a restart adds the network's mean to the painting: what a program does that makes a picture of its pixels,
    /// which are less the mean, in place, and goes on from them.
    public var restartAddsMean = false

    /// Ten pairs and a line search.
    public init() {}
}
