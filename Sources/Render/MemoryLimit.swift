import Contract
import Engine
import Glibc

/// A bound on what this process may have of one kind of memory.
struct MemoryLimit {
    /// How many bytes.
    let bytes: Int
    /// Who set it, for people.
    let source: String
    /// The kind of memory.
    let kind: KeyPath<ProcessMemory, Int>

    /// All that hold for this process.
    ///
    /// - Parameter explicit: What the command line allows.
    /// - Returns: Those that are set.
    static func all(_ explicit: Int?) -> [MemoryLimit] {
        [
            MemoryLimit(bytes: explicit, source: "--memory-limit", kind: \.resident),
            MemoryLimit(
                bytes: soft(__rlimit_resource_t(RLIMIT_DATA.rawValue)),
                source: "RLIMIT_DATA: the daemon's memory-limit, or ulimit -d",
                kind: \.data
            ),
            MemoryLimit(
                bytes: soft(__rlimit_resource_t(RLIMIT_AS.rawValue)),
                source: "RLIMIT_AS: ulimit -v",
                kind: \.address
            ),
            MemoryLimit(
                bytes: ControlGroups(of: "/proc/self").memory,
                source: "memory.max of the control group",
                kind: \.resident
            ),
        ].compactMap { $0 }
    }

    /// Nothing where there is no bound.
    private init?(bytes: Int?, source: String, kind: KeyPath<ProcessMemory, Int>) {
        guard let bytes else { return nil }
        self.bytes = bytes
        self.source = source
        self.kind = kind
    }

    /// Bytes that are left of it at a peak; less than 0 where it would be passed.
    func room(beside peak: ProcessMemory) -> Int {
        bytes - peak[keyPath: kind]
    }

    /// What the kernel holds a process to (getrlimit(2)); nil where it does not.
    private static func soft(_ resource: __rlimit_resource_t) -> Int? {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return nil }
        // RLIM_INFINITY and its like are no number of bytes.
        return Int(exactly: limit.rlim_cur)
    }
}
