/// The queue as a whole.
public struct QueueStatus: Sendable, Equatable {
    /// How many jobs stand where.
    public internal(set) var counts: JobCounts

    /// How many jobs may be painted at once.
    public internal(set) var limit: Int

    /// Why no job is started; nil as long as jobs are.
    ///
    /// Kept over restarts.
    public internal(set) var pauseReason: String?

    /// Whether the jobs that run are finished although no further one is started.
    ///
    /// Kept over restarts.
    public internal(set) var isDraining = false

    /// The folders of which no job is started, and why; found out anew after a restart.
    public internal(set) var blocked: [String: String] = [:]

    /// The folders of which no job is started because somebody wants it so.
    ///
    /// Kept over restarts.
    public internal(set) var pausedFolders: Set<String> = []
}
