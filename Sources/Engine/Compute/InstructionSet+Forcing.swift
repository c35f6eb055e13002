import Glibc

extension Kernels.InstructionSet {
    /// The instruction set that the environment forces by `IMPASTO_ISA`; nil where that is unset or empty.
    ///
    /// - Throws: `TransferError` when there is no such set or this machine cannot run it.
    package static func forced() throws(TransferError) -> Kernels.InstructionSet? {
        guard let value = getenv("IMPASTO_ISA"), value.pointee != 0 else { return nil }
        return try Kernels.InstructionSet(forcedAs: String(cString: value))
    }

    /// The instruction set of that name.
    ///
    /// - Throws: `TransferError` when there is none or this machine cannot run it.
    package init(forcedAs name: String) throws(TransferError) {
        let usable = Kernels.InstructionSet.allCases.filter { Kernels($0) != nil }
        let choice = "\(usable.map(\.rawValue).joined(separator: ", ")); unset it to use the fastest of them"
        guard let instructionSet = Kernels.InstructionSet(rawValue: name) else {
            throw TransferError(
                code: .invalidSettings,
                message: "IMPASTO_ISA: there is no instruction set “\(name)”; this machine can run \(choice)"
            )
        }
        guard usable.contains(instructionSet) else {
            throw TransferError(
                code: .invalidSettings,
                message: "IMPASTO_ISA: this machine cannot run \(name), only \(choice)"
            )
        }
        self = instructionSet
    }
}

extension Machine {
    /// The instruction set that the environment forces by `IMPASTO_ISA`: `reference`, `avx2` or `avx512`; nil where it
    /// forces none.
    ///
    /// - Throws: `TransferError` when there is no such set or this machine cannot run it; ``instructionSet`` is then
    ///   what it would be without.
    public static func forcedInstructionSet() throws(TransferError) -> String? {
        try Kernels.InstructionSet.forced()?.rawValue
    }
}
