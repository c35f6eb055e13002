import Dispatch

/// Runs a download on a thread of Dispatch's instead of one of the few that all tasks share, since libcurl waits for
/// servers.
final class DownloadExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "org.impasto.download")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedSerialExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }
}
