import Contract
import FoundationEssentials

/// Jobs as impastod exports them, a line of JSON each, all of them.
struct ExportedJobs {
    /// The jobs in the order of their numbers.
    let jobs: [JobDetails]

    /// The last line.
    let end: ExportEnd

    /// Reads the lines.
    ///
    /// - Throws: `ControlFailure` where there is no last line that says that these are all.
    init(_ bytes: [UInt8]) throws {
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { Data($0) }
        let decoder = JSONDecoder()
        guard let last = lines.last, let end = try? decoder.decode(ExportEnd.self, from: last) else {
            throw ControlFailure(.failed, "impastod did not tell of all jobs: its list has no end.")
        }
        jobs = try lines.dropLast().map { try decoder.decode(JobDetails.self, from: $0) }
        guard end.end, end.jobs == jobs.count else {
            let reason = end.error ?? "\(jobs.count) lines came, of \(end.jobs ?? 0)"
            throw ControlFailure(.failed, "impastod did not tell of all jobs: \(reason)")
        }
        self.end = end
    }

    /// The jobs that pass a filter, as the daemon would list them: without history, those that are not over.
    func passing(_ filter: JobFilter) -> [JobDetails] {
        jobs.filter { job in
            guard let state = job.state, filter.states.isEmpty || filter.states.contains(state) else { return false }
            if !filter.includesHistory, state.isFinal { return false }
            if let folder = filter.folder, folder != job.folder { return false }
            if let since = filter.since, let end = job.finished, end < since { return false }
            return true
        }
    }
}

extension JobDetails {
    /// The job as a line of a list; nil where what belongs there is not told.
    var summary: JobSummary? {
        guard let folder, let name, let state else { return nil }
        return JobSummary(
            id: id,
            folder: folder,
            name: name,
            state: state,
            progress: progress ?? -1,
            attempts: attempts ?? 0
        )
    }
}
