extension Recipe {
    /// The optimiser of the pixels.
    public enum Optimiser: String, Sendable, CaseIterable {
        /// Kingma and Ba 2015: one evaluation a step.
        case adam
        /// Limited-memory BFGS: one evaluation or, with a line search, some more a step.
        case lbfgs
    }

    /// Where Adam adds ε.
    public enum EpsilonForm: String, Sendable, CaseIterable {
        /// To the root of the bias-corrected second moment.
        case pytorch
        /// To the root of the uncorrected second moment.
        case keras
    }

    /// What iterations are.
    public enum Count: String, Sendable, CaseIterable {
        /// Evaluations of the losses.
        case evaluations
        /// Steps of the optimiser.
        case steps
    }

    /// How L-BFGS finds the length of a step.
    public enum LineSearch: String, Sendable, CaseIterable {
        /// Until the strong Wolfe conditions hold.
        case strongWolfe = "strong-wolfe"
        /// Not at all: a step is `learning-rate` times the direction.
        case none
    }
}
