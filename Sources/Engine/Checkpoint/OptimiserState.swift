/// What an optimiser knows between two steps, apart from its vectors.
enum OptimiserState: Codable, Sendable {
    /// Adam: how many steps its moments are made of.
    case adam(steps: Int)
    /// L-BFGS.
    case lbfgs(LBFGSOptimiser.State)
}
