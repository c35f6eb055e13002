import Engine
import Glibc

/// OpenBLAS reads its environment once, when the program is loaded: what it shall find there must be there before.
enum OpenBLASEnvironment {
    /// Starts this program anew with the right variables, unless they are already set; a variable that the user set is
    /// left as it is.
    ///
    /// `OPENBLAS_CORETYPE` names the processor where OpenBLAS would mistake it. `OPENBLAS_NUM_THREADS=1` keeps it from
    /// starting threads of its own: the engine has its own, and a thread that exists before `main` takes signals.
    static func settle() {
        var missing = [("OPENBLAS_NUM_THREADS", "1")]
        if let core = Machine.openBLASCore { missing.append(("OPENBLAS_CORETYPE", core)) }
        missing.removeAll { getenv($0.0) != nil }
        guard !missing.isEmpty else { return }
        for (name, value) in missing { setenv(name, value, 1) }
        // If this fails, the program goes on as it is: correct, but slower.
        execv("/proc/self/exe", CommandLine.unsafeArgv)
    }
}
