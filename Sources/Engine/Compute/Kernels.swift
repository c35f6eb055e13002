import CKernels

/// The hot loops for this processor; its extensions are the only door to `CKernels`.
package struct Kernels: Sendable {
    /// A set of machine instructions that the loops were compiled for.
    package enum InstructionSet: String, CaseIterable, Sendable {
        case reference
        case avx2
        case avx512

        fileprivate var isa: ck_isa {
            switch self {
            case .reference: .CK_REFERENCE
            case .avx2: .CK_AVX2
            case .avx512: .CK_AVX512
            }
        }
    }

    package let instructionSet: InstructionSet
    let table: ck_table

    /// Nil where this machine cannot run the instruction set.
    package init?(_ instructionSet: InstructionSet) {
        guard let table = ck_table_for(instructionSet.isa) else { return nil }
        self.instructionSet = instructionSet
        self.table = table.pointee
    }

    /// The loops of the instruction set that `IMPASTO_ISA` forces, or else the fastest that this machine can run.
    ///
    /// A program that people start asks ``InstructionSet/forced()`` first: what is forced in vain does not count here.
    package static let best: Kernels = {
        if let forced = try? InstructionSet.forced(), let kernels = Kernels(forced) { return kernels }
        let usable = InstructionSet.allCases.reversed().lazy.compactMap(Kernels.init)
        guard let best = usable.first else { preconditionFailure("the reference loops run everywhere") }
        return best
    }()
}
