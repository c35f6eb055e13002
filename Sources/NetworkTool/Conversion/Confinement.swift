import CLinux
import Contract
import Glibc

/// What a process may take that reads a file which anybody may have made.
enum Confinement {
    /// Bytes of memory: a VGG19 with its largest layers takes less than a tenth.
    private static let memory: rlim_t = 2 << 30
    /// Seconds of a processor's time: a VGG19 takes two.
    private static let time: rlim_t = 180
    /// Bytes of a file: a VGG19's convolutions take 80 million.
    private static let size: rlim_t = 512 << 20

    /// Holds this process to it, and lets it gain no privileges (setrlimit(2)).
    ///
    /// - Throws: `ToolFailure` when the kernel refuses.
    static func begin() throws(ToolFailure) {
        let limits = [(RLIMIT_DATA, memory), (RLIMIT_CPU, time), (RLIMIT_FSIZE, size), (RLIMIT_CORE, 0)]
        for (resource, most) in limits {
            let resource = __rlimit_resource_t(resource.rawValue)
            var limit = rlimit()
            getrlimit(resource, &limit)
            let bound = min(most, limit.rlim_cur)
            limit = rlimit(rlim_cur: bound, rlim_max: bound)
            guard setrlimit(resource, &limit) == 0 else { throw failure }
        }
        guard clinux_forgo_privileges() == 0 else { throw failure }
    }

    private static var failure: ToolFailure {
        ToolFailure(.failed, "the reading process cannot be confined: \(String(cString: strerror(errno)))")
    }
}
