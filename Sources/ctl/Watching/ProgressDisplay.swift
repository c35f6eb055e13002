/// What shows how far jobs are, until its task is cancelled.
protocol ProgressDisplay: Sendable {
    /// Shows it, again and again.
    func run() async throws

    /// Shows how the jobs have ended.
    func end() async throws
}
