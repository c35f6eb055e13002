import ServiceLifecycle
import UnixSignals

/// Reloads on SIGHUP.
struct ReloadService: Service {
    let hangups: UnixSignalsSequence
    let reloader: Reloader

    func run() async throws {
        await cancelWhenGracefulShutdown {
            // What is wrong is in the log already.
            for await _ in hangups { _ = try? await reloader.reload() }
        }
    }
}
