import Contract
import Jobs

/// Finds the jobs that clients ask for.
struct JobListing: Sendable {
    /// More lines than this are not given at once, whatever is asked for.
    private static let mostLines = 1000

    let queue: JobQueue

    /// The jobs that are over but still have their objects.
    let objects: JobObjects

    /// Jobs in the order of their numbers, and where the next ones begin.
    struct Page {
        /// The jobs that pass the filter.
        let jobs: [Job]

        /// The number of the last job that was looked at; nil where there are no more.
        let cursor: JobID?
    }

    /// Answers `ListJobs`.
    func page(_ query: JobQuery) async throws -> JobPage {
        let limit = min(max(1, Int(query.limit)), Self.mostLines)
        let page = try await page(query.filter, after: JobID(query.cursor), limit: limit)
        // In one question: a thousand would take longer than everything else.
        let progress = await queue.progress
        let lines = page.jobs.map { $0.summary(progress: progress[$0.id]) }
        return JobPage(jobs: lines, nextCursor: page.cursor.map { UInt64(clamping: $0.rawValue) } ?? 0)
    }

    /// One page: from the history too if that is asked for, otherwise only jobs that have objects.
    ///
    /// The jobs of one page are those that one look at the queue gave, so that a filter may leave few of them.
    func page(_ wanted: Contract.JobFilter, after cursor: JobID, limit: Int = mostLines) async throws -> Page {
        var states = Set(Jobs.JobState.allCases)
        if !wanted.states.isEmpty { states = Set(wanted.states.flatMap(\.inQueue)) }
        if !wanted.includesHistory { states = states.filter { !$0.isFinal } }

        let filter = Jobs.JobFilter(states: states, folder: wanted.folder)
        var page = try await queue.jobs(filter, after: cursor, limit: limit)
        if !wanted.includesHistory {
            page += await objects.ended.filter { job in
                job.id > cursor && (wanted.folder ?? job.folder) == job.folder
            }
            page = Array(page.sorted { $0.id < $1.id }.prefix(limit))
        }
        let isLast = page.count < limit
        return Page(jobs: page.filter(wanted.includes), cursor: isLast ? nil : page.last?.id)
    }
}

extension Contract.JobFilter {
    /// Whether a job passes, its folder aside.
    fileprivate func includes(_ job: Job) -> Bool {
        if let since, let end = job.finished, end.busTime < since { return false }
        return states.isEmpty || states.contains(Contract.JobState(of: job))
    }
}
