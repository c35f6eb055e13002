/// The constants of Adam.
public struct AdamSettings: Sendable, Equatable {
    /// Where epsilon is added.
    public enum EpsilonForm: String, Sendable, CaseIterable {
        /// To the bias-corrected root, as the paper's algorithm 1 and PyTorch have it.
        case pytorch
        /// To the uncorrected root, as Keras has it (the paper's "epsilon hat").
        case keras
    }

    /// Step in pixel levels of 0…255.
    public var learningRate = 5.0
    /// Decay of the first moment.
    public var beta1 = 0.9
    /// Decay of the second moment.
    public var beta2 = 0.999
    /// Keeps the division finite.
    public var epsilon = 1e-8
    /// Where epsilon is added.
    public var epsilonForm = EpsilonForm.pytorch

    /// The constants that PyTorch defaults to, with a step of five pixel levels.
    public init() {}
}
