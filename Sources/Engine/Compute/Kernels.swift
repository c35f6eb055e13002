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

    /// The fastest loops that this machine can run.
    package static let best: Kernels = {
        let usable = InstructionSet.allCases.reversed().lazy.compactMap(Kernels.init)
        guard let best = usable.first else { preconditionFailure("the reference loops run everywhere") }
        return best
    }()
}
