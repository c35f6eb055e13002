import Foundation
import Networks
import Synchronization
import TestSupport
import Testing

@Suite("A download that somebody stops")
struct CancellationTests {
    @Test("ends soon, says so, and keeps what has come")
    func cancelled() async throws {
        try await FileServer.with { server in
            let (events, continuation) = AsyncStream<Int>.makeStream()
            let download = server.download("/file?faults=stall-100000")
            let task = Task {
                try await download.run { event in
                    if case .received(let count, _) = event { continuation.yield(count) }
                }
            }
            for await count in events where count == 100_000 { break }
            task.cancel()
            let result = try await withDeadline(.seconds(20), "the end of the download") { await task.result }
            #expect(throws: FetchError.self) { try result.get() }
            #expect(server.kept?.count == 100_000)
            #expect(try await server.download("/file?faults=stall-100000").run().sha256 == server.sha256[0])
            #expect(try server.requests.last?.range == "bytes=100000-")
        }
    }

    @Test("while it waits for its next attempt does not wait on")
    func cancelledBetweenAttempts() async throws {
        try await FileServer.with { server in
            let (events, continuation) = AsyncStream<Void>.makeStream()
            let download = server.download("/file?faults=status-500") { $0.pause = .seconds(3600) }
            let task = Task {
                try await download.run { event in
                    if case .retrying = event { continuation.yield() }
                }
            }
            for await _ in events { break }
            task.cancel()
            let error = try await withDeadline(.seconds(20), "the end of the download") {
                await #expect(throws: FetchError.self) { try await task.value }
            }
            #expect(error?.code == .cancelled)
            #expect(try server.requests.count == 1)
        }
    }
}
