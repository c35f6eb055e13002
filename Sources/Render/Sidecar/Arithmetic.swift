import Engine
import Glibc

/// What the sums of a painting are made by: another one rounds otherwise.
struct Arithmetic: Codable, Equatable {
    /// The instruction set of the engine's own loops.
    let instructionSet: String
    /// The core whose kernels OpenBLAS uses.
    let openBLASCore: String

    /// That of this process.
    static var current: Arithmetic {
        Arithmetic(instructionSet: Machine.instructionSet, openBLASCore: Machine.usedOpenBLASCore)
    }

    private enum CodingKeys: String, CodingKey {
        case instructionSet = "instruction_set"
        case openBLASCore = "openblas_core"
    }

    /// Starts this program anew with this arithmetic, where the machine has it and the environment forces no other.
    ///
    /// OpenBLAS chooses its kernels when the program is loaded. The new start finds `IMPASTO_ISA` set, and goes on.
    ///
    /// - Returns: Why it is not to be had; nil where it is there. It does not return where the program is started anew.
    func settle() -> String? {
        guard self != .current else { return nil }
        if let forced = getenv("IMPASTO_ISA"), forced.pointee != 0 {
            return "IMPASTO_ISA is \(String(cString: forced)), and OpenBLAS is for \(Machine.usedOpenBLASCore)"
        }
        guard Machine.canRun(instructionSet) else { return "this machine has no \(instructionSet)" }
        setenv("IMPASTO_ISA", instructionSet, 1)
        setenv("OPENBLAS_CORETYPE", openBLASCore, 1)
        OpenBLASEnvironment.startAnew()
        return "the program cannot be started anew"
    }
}
