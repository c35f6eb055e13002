import Contract
import Jobs
import Logging
import SystemPackage

/// Writes down what becomes of each job.
struct JobLog {
    let logger: Logger

    /// Writes a line for the events that an administrator asks for later.
    func note(_ event: JobEvent) {
        switch event {
        case .added(let job):
            let name = EscapedName.text(of: job.name)
            logger.note(.jobQueued, .info, "queued \(name) of folder \(job.folder)", about: job)
        case .changed(let job) where job.state == .running && !job.isPaused:
            logger.note(.jobStarted, .info, "painting, attempt \(job.attempts)", about: job)
        case .ended(let job):
            CrashPoint.jobFinished.pass()
            noteEnd(of: job)
        case .changed, .progressed, .remarked, .status:
            break
        }
    }

    private func noteEnd(of job: Job) {
        switch job.outcome {
        case .done?:
            let painting = FilePath(bytes: job.publication?.painting ?? [])
            logger.note(.jobDone, .info, "done: \(painting.shown)", about: job)
        case .failed?:
            let reason = "\(job.errorCode ?? ""): \(job.errorMessage ?? "")"
            logger.note(.jobFailed, .warning, "failed: \(reason)", about: job)
        case .canceled?, nil:
            logger.note(.jobCanceled, .info, "canceled: \(job.errorMessage ?? "on request")", about: job)
        }
    }
}
