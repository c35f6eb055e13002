import Contract
import Jobs

/// Answers `ListJobs`.
struct JobListing: Sendable {
    /// More lines than this are not given at once, whatever is asked for.
    private static let mostLines = 1000

    let queue: JobQueue

    /// The jobs that are over but still have their objects.
    let objects: JobObjects

    /// One page: from the history too if that is asked for, otherwise only jobs that have objects.
    ///
    /// The jobs of one page are those that one look at the queue gave, so that a filter may leave few of them.
    func page(_ query: JobQuery) async throws -> JobPage {
        let limit = min(max(1, Int(query.limit)), Self.mostLines)
        var states = Set(Jobs.JobState.allCases)
        if !query.filter.states.isEmpty { states = Set(query.filter.states.flatMap(\.inQueue)) }
        if !query.filter.includesHistory { states = states.filter { !$0.isFinal } }

        let cursor = JobID(query.cursor)
        let filter = Jobs.JobFilter(states: states, folder: query.filter.folder)
        let stored = try await queue.jobs(filter, after: cursor, limit: limit)
        var page = stored
        if !query.filter.includesHistory {
            page += await objects.ended.filter { job in
                job.id > cursor && (query.filter.folder ?? job.folder) == job.folder
            }
            page = Array(page.sorted { $0.id < $1.id }.prefix(limit))
        }
        var lines: [JobSummary] = []
        for job in page where isWanted(job, query) {
            lines.append(job.summary(progress: await queue.progress(of: job.id)))
        }
        let isLast = page.count < limit
        return JobPage(jobs: lines, nextCursor: isLast ? 0 : page.last?.busID ?? 0)
    }

    private func isWanted(_ job: Job, _ query: JobQuery) -> Bool {
        query.filter.states.isEmpty || query.filter.states.contains(Contract.JobState(of: job))
    }
}
