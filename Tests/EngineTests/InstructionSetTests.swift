import Engine
import Testing

struct InstructionSetTests {
    @Test(arguments: Kernels.InstructionSet.allCases)
    func whatThisMachineCanRunMayBeForced(_ instructionSet: Kernels.InstructionSet) throws {
        if Kernels(instructionSet) != nil {
            #expect(try Kernels.InstructionSet(forcedAs: instructionSet.rawValue) == instructionSet)
        } else {
            let error = #expect(throws: TransferError.self) {
                try Kernels.InstructionSet(forcedAs: instructionSet.rawValue)
            }
            #expect(error?.code == .invalidSettings && error?.message.contains(instructionSet.rawValue) == true)
        }
    }

    @Test(arguments: ["", "sse9", "AVX2", "avx2 "])
    func otherNamesAreRefusedWithTheChoice(_ name: String) {
        let error = #expect(throws: TransferError.self) { try Kernels.InstructionSet(forcedAs: name) }
        #expect(error?.code == .invalidSettings)
        for kernels in Kernels.usable {
            #expect(error?.message.contains(kernels.instructionSet.rawValue) == true)
        }
    }
}
