import SystemPackage

/// How a worker is run (`[worker]`).
struct WorkerConfiguration: Sendable, Equatable {
    /// The worker program (`path`); nil lets ``WorkerLocation`` find it.
    var path: FilePath?

    /// How many threads a worker uses (`threads`); nil lets the workers that may be at work at once share the
    /// processors.
    var threads: Int?

    /// How many bytes of data a worker may have (`memory-limit`), by RLIMIT_DATA; nil leaves it to the unit.
    var memoryLimit: Int?

    /// How long a worker may take (`time-limit`); nil lets it take as long as it needs.
    var timeLimit: Duration?

    /// How much a worker yields to other programs (`niceness`), as nice(1) has it.
    var niceness = 0
}
