/// Which jobs a listing shows.
public struct JobFilter: Sendable, Equatable {
    /// The states that are shown.
    public var states: Set<JobState>

    /// The folder whose jobs are shown; nil shows those of all folders.
    public var folder: String?

    /// Shows jobs in any of `states`, of one folder or of all.
    public init(states: Set<JobState> = Set(JobState.allCases), folder: String? = nil) {
        self.states = states
        self.folder = folder
    }
}
