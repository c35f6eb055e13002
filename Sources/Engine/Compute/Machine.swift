import CKernels
import COpenBLAS

/// What the machine offers to the engine, for people and logs.
public enum Machine {
    /// The OpenBLAS core name that `OPENBLAS_CORETYPE` should hold before OpenBLAS is loaded; nil where none is needed.
    ///
    /// OpenBLAS 0.3.21 takes processors younger than itself for a Haswell.
    public static var openBLASCore: String? { ck_openblas_core().map { String(cString: $0) } }

    /// The instruction set that the engine's own loops use: `reference`, `avx2` or `avx512`.
    public static var instructionSet: String { Kernels.best.instructionSet.rawValue }

    /// The core whose kernels OpenBLAS uses in this process, such as `Haswell`.
    public static var usedOpenBLASCore: String { String(cString: openblas_get_corename()) }

    /// Whether the engine's own loops can use an instruction set of that name here.
    public static func canRun(_ instructionSet: String) -> Bool {
        Kernels.InstructionSet(rawValue: instructionSet).map { Kernels($0) != nil } ?? false
    }
}
