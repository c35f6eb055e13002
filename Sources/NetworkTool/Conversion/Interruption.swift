import Dispatch
import Glibc

/// A signal that asked this process to end while something had to be tidied up first.
struct Interruption: Error {
    let signal: Int32

    /// Does something that is cancelled when SIGINT, SIGTERM or SIGHUP comes, which then is thrown.
    static func heeding<Result: Sendable>(
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let (signals, signalled) = AsyncStream<Int32>.makeStream()
        let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            Glibc.signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { signalled.yield(number) }
            source.resume()
            return source
        }
        defer { sources.forEach { $0.cancel() } }
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                for await number in signals { throw Interruption(signal: number) }
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }

    /// Ends this process as the signal would have.
    func endThisProcess() -> Never {
        Glibc.signal(signal, SIG_DFL)
        // A dispatch source takes its signals from a descriptor and blocks them for that.
        var one = sigset_t()
        sigemptyset(&one)
        sigaddset(&one, signal)
        pthread_sigmask(SIG_UNBLOCK, &one, nil)
        raise(signal)
        exit(128 + signal)
    }
}
