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
    /// Forgets the history every so many evaluations; 0 keeps it.
    public var restartInterval = 0

    /// Ten pairs and a line search.
    public init() {}
}
