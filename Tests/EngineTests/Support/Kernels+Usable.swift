import Engine
import Testing

extension Kernels {
    /// The loops of every instruction set that this machine can run.
    static let usable = InstructionSet.allCases.compactMap(Kernels.init)
}

extension Kernels: CustomTestStringConvertible {
    /// The instruction set.
    public var testDescription: String { instructionSet.rawValue }
}
