import Engine
import Glibc

/// OpenBLAS reads its environment once, when the program is loaded: what it shall find there must be there before.
enum OpenBLASEnvironment {
    /// Starts this program anew with the right variables, unless they are already set; a variable that the user set is
    /// left as it is.
    ///
    /// `OPENBLAS_CORETYPE` names the processor where OpenBLAS would mistake it, or where it may not use all of it.
    /// `OPENBLAS_NUM_THREADS=1` keeps it from starting threads of its own: the engine has its own, and a thread that
    /// exists before `main` takes signals.
    static func settle() {
        var missing = [("OPENBLAS_NUM_THREADS", "1")]
        if let core { missing.append(("OPENBLAS_CORETYPE", core)) }
        missing.removeAll { getenv($0.0) != nil }
        guard !missing.isEmpty else { return }
        for (name, value) in missing { setenv(name, value, 1) }
        // If that fails, the program goes on as it is: correct, but slower.
        startAnew()
    }

    /// Starts this program anew with its environment as it now is; returns only where that fails.
    static func startAnew() {
        // By its own path, for ps(1) shows that name; by the link if the file has been replaced meanwhile.
        if let path = realpath("/proc/self/exe", nil) {
            execv(path, CommandLine.unsafeArgv)
            free(path)
        }
        execv("/proc/self/exe", CommandLine.unsafeArgv)
    }

    /// The core whose kernels use the instruction set of the engine's own loops, and no other.
    ///
    /// An instruction set that is forced in vain is told of later, by the command, to whom it may concern.
    private static var core: String? {
        switch try? Machine.forcedInstructionSet() {
        case "reference": plainest
        case "avx2": "Haswell"
        default: Machine.openBLASCore
        }
    }

    /// The oldest processor that Debian's OpenBLAS has kernels for, which use SSE3 at most.
    private static var plainest: String? {
        #if arch(x86_64)
        "Prescott"
        #else
        Machine.openBLASCore
        #endif
    }
}
