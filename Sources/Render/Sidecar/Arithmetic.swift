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

    /// Starts this program anew with this arithmetic, where the machine has it and the environment forces no other;
    /// then it does not return.
    ///
    /// OpenBLAS chooses its kernels when the program is loaded. The new start finds `IMPASTO_ISA` set, and goes on.
    func settle() {
        guard self != .current, !isForced, Machine.canRun(instructionSet) else { return }
        setenv("IMPASTO_ISA", instructionSet, 1)
        setenv("OPENBLAS_CORETYPE", openBLASCore, 1)
        OpenBLASEnvironment.startAnew()
    }

    /// Why this process has another arithmetic; nil where it has this one.
    var obstacle: String? {
        guard self != .current else { return nil }
        guard Machine.canRun(instructionSet) else { return "this machine has no \(instructionSet)" }
        guard instructionSet == Machine.instructionSet else { return "IMPASTO_ISA is \(Machine.instructionSet)" }
        return "OpenBLAS is for \(Machine.usedOpenBLASCore) here, and was for \(openBLASCore)"
    }

    /// Whether the environment says which one it shall be.
    private var isForced: Bool { getenv("IMPASTO_ISA").map { $0.pointee != 0 } ?? false }
}
