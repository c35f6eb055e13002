/// The last line of what `ExportJobs` writes, and `impastod --export`.
public struct ExportEnd: Codable, Sendable {
    /// Whether all jobs were written.
    public let end: Bool

    /// How many there were.
    public let jobs: Int?

    /// Why not all were written.
    public let error: String?

    /// Why no jobs are started; nil as long as jobs are, and where a daemon is there to be asked.
    public let pauseReason: String?

    private enum CodingKeys: String, CodingKey {
        case end, jobs, error
        case pauseReason = "pause_reason"
    }

    /// Says how it ended.
    public init(end: Bool, jobs: Int? = nil, error: String? = nil, pauseReason: String? = nil) {
        self.end = end
        self.jobs = jobs
        self.error = error
        self.pauseReason = pauseReason
    }
}
