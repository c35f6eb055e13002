import Dispatch

/// A serial queue that an actor runs on, so that its jobs and the handlers of Dispatch sources never overlap.
final class OwnerExecutor: SerialExecutor {
    let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    /// Lets `assumeIsolated` see that a source's handler runs on the queue although Swift did not put it there.
    func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}
