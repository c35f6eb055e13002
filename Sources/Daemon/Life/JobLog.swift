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
            logger.info("job \(job.id): queued \(EscapedName.text(of: job.name)) of folder \(job.folder)")
        case .changed(let job) where job.state == .running && !job.isPaused:
            logger.info("job \(job.id): painting, attempt \(job.attempts)")
        case .ended(let job):
            CrashPoint.jobFinished.pass()
            noteEnd(of: job)
        case .changed, .progressed, .status:
            break
        }
    }

    private func noteEnd(of job: Job) {
        switch job.outcome {
        case .done?:
            logger.info("job \(job.id): done: \(FilePath(bytes: job.publication?.painting ?? []).shown)")
        case .failed?:
            logger.warning("job \(job.id): failed: \(job.errorCode ?? ""): \(job.errorMessage ?? "")")
        case .canceled?, nil:
            logger.info("job \(job.id): canceled: \(job.errorMessage ?? "on request")")
        }
    }
}
