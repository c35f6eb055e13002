import Jobs
import ServiceLifecycle

/// Runs the queue's jobs; on shutdown stops the workers and leaves their jobs queued.
struct RunnerService: Service {
    let runner: JobRunner

    func run() async throws {
        await cancelWhenGracefulShutdown { await runner.run() }
    }
}
