/// What the administrator wants of the daemon: the content of `impastod.toml`.
struct DaemonConfiguration: Sendable, Equatable {
    /// How many jobs are painted at once (`jobs-at-once`).
    var jobsAtOnce = 1

    /// How workers are run (`[worker]`).
    var worker = WorkerConfiguration()

    /// The watched folders (`[[folder]]`), in the order of the file.
    var folders: [FolderConfiguration] = []

    /// The folder of a name, or nil.
    func folder(_ name: String) -> FolderConfiguration? {
        folders.first { $0.name == name }
    }
}
