import Engine

extension TransferSettings {
    /// How many pairs of steps and gradient changes L-BFGS remembers; nil where something else paints, and stays so.
    var history: Int? {
        get {
            if case .lbfgs(let lbfgs) = optimiser { lbfgs.history } else { nil }
        }
        set {
            guard let newValue, case .lbfgs(var lbfgs) = optimiser else { return }
            lbfgs.history = newValue
            optimiser = .lbfgs(lbfgs)
        }
    }
}
