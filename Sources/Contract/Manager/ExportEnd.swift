/// The last line of what `ExportJobs` writes.
public struct ExportEnd: Codable, Sendable {
    /// Whether all jobs were written.
    public let end: Bool

    /// How many there were.
    public let jobs: Int?

    /// Why not all were written.
    public let error: String?

    /// Says how it ended.
    public init(end: Bool, jobs: Int? = nil, error: String? = nil) {
        self.end = end
        self.jobs = jobs
        self.error = error
    }
}
