/// What the administrator wants of the daemon: the content of `impastod.toml`.
struct DaemonConfiguration: Sendable, Equatable {
    /// How many jobs are painted at once (`jobs-at-once`).
    var jobsAtOnce = 1

    /// How long it takes until something is tried again that a disk refused, and until it is looked whether there is
    /// room again (`retry-seconds`); taken up at a start.
    var retry = Duration.seconds(30)

    /// How many bytes are to be left free beside the queue, and in outboxes that have no bound of their own
    /// (`free-space`).
    var freeSpace = 16 << 20

    /// How many jobs of one user may wait who submits them over the bus (`jobs-per-user`).
    var jobsPerUser = 10_000

    /// How many bytes a picture may have that is submitted over the bus (`picture-bytes`).
    var pictureBytes = 1 << 30

    /// How workers are run (`[worker]`).
    var worker = WorkerConfiguration()

    /// The watched folders (`[[folder]]`), in the order of the file.
    var folders: [FolderConfiguration] = []

    /// How many jobs of each folder are painted at once, where a folder has a bound of its own.
    var folderLimits: [String: Int] {
        Dictionary(folders.compactMap { folder in folder.jobs.map { (folder.name, $0) } }) { $1 }
    }

    /// The folder of a name, or nil.
    func folder(_ name: String) -> FolderConfiguration? {
        folders.first { $0.name == name }
    }
}
