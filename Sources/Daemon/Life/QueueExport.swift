import Contract
import Jobs
import SystemPackage

/// Writes the jobs of a state directory to standard output, whether or not a daemon works on it: a line of JSON each and one
/// at the end, as `ExportJobs` writes them into a pipe.
struct QueueExport {
    private let reader: QueueReader

    /// Opens the queue of a state directory.
    ///
    /// - Throws: `JobError` when it cannot be read.
    init(of state: FilePath) throws(JobError) {
        reader = try QueueReader(path: StateDirectory.queue(in: state).string)
    }

    /// Writes all jobs.
    ///
    /// - Throws: `JobError` when the queue cannot be read, `Errno` when nobody reads what is written.
    func write() throws {
        let pauseReason = try reader.pauseReason()
        var recipes = RecipeFactsCache()
        var count = 0
        var last: JobID?
        while case let page = try reader.jobs(after: last), !page.isEmpty {
            for job in page {
                let line = try ExportedJob(job, style: recipes.facts(of: job.recipe)?.style).line()
                try FileDescriptor.standardOutput.writeAll(line)
            }
            count += page.count
            last = page.last?.id
        }
        let end = ExportEnd(end: true, jobs: count, pauseReason: pauseReason)
        try FileDescriptor.standardOutput.writeAll(end.line())
    }
}
