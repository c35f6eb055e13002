import Contract
import Jobs
import Logging
import SystemPackage

/// Writes down what becomes of each job.
struct JobLog {
    private let logger: Logger

    /// How far the jobs are that are being painted.
    private var progress: [JobID: JobProgress] = [:]

    init(logger: Logger) {
        self.logger = logger
    }

    /// Writes a line for each job that the last daemon died over.
    func note(recovered jobs: [Job]) {
        for job in jobs {
            logger.note(.jobRecovered, .notice, "was being painted when the daemon died; it waits again", about: job)
        }
    }

    /// Writes a line for the events that an administrator asks for later.
    mutating func note(_ event: JobEvent) {
        switch event {
        case .added(let job):
            let name = EscapedName.text(of: job.name)
            logger.note(.jobQueued, .info, "queued \(name) of folder \(job.folder)", about: job)
        case .changed(let job) where job.state == .running && !job.isPaused:
            logger.note(.jobStarted, .info, "painting, attempt \(job.attempts)", about: job)
        case .progressed(let id, let step):
            progress[id] = step
        case .ended(let job):
            CrashPoint.jobFinished.pass()
            noteEnd(of: job, progress.removeValue(forKey: job.id))
        case .changed, .remarked, .status:
            break
        }
    }

    private func noteEnd(of job: Job, _ progress: JobProgress?) {
        let fields: [JournalField: String] = [
            .iteration: progress.map { "\($0.iteration)" } ?? "",
            .loss: progress?.totalLoss.map { "\($0)" } ?? "",
        ]
        switch job.outcome {
        case .done?:
            let painting = FilePath(bytes: job.publication?.painting ?? [])
            logger.note(.jobDone, .info, "done: \(painting.shown)", about: job, fields)
        case .failed?:
            let reason = "\(job.errorCode ?? ""): \(job.errorMessage ?? "")"
            logger.note(.jobFailed, .warning, "failed: \(reason)", about: job, fields)
        case .canceled?, nil:
            logger.note(.jobCanceled, .info, "canceled: \(job.errorMessage ?? "on request")", about: job, fields)
        }
    }
}
