import Systemd
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct NotifierTests {
    @Test func theManagerHearsEverything() async throws {
        try await NotifySocket.with { socket in
            let notifier = Notifier(socketPath: "\(socket.path)")
            try notifier.ready(status: "2 folders")
            try notifier.status("1 running\n3 queued")
            try notifier.reloading()
            try notifier.watchdog()
            try notifier.stopping()

            var messages = socket.messages.makeAsyncIterator()
            #expect(await messages.next() == "READY=1\nSTATUS=2 folders")
            #expect(await messages.next() == "STATUS=1 running 3 queued")
            let reloading = try #require(await messages.next()).split(separator: "\n")
            #expect(reloading.first == "RELOADING=1")
            #expect(reloading.last?.hasPrefix("MONOTONIC_USEC=") == true)
            #expect(reloading.last.flatMap { Int($0.dropFirst("MONOTONIC_USEC=".count)) } ?? 0 > 0)
            #expect(await messages.next() == "WATCHDOG=1")
            #expect(await messages.next() == "STOPPING=1")
        }
    }

    @Test func anAbstractSocketIsReachedToo() async throws {
        try await NotifySocket.with(abstract: true) { socket in
            #expect("\(socket.path)".hasPrefix("@"))
            try Notifier(socketPath: "\(socket.path)").watchdog()
            #expect(await socket.messages.first { _ in true } == "WATCHDOG=1")
        }
    }

    @Test func withoutASocketNothingIsSent() throws {
        try Notifier(socketPath: nil).ready(status: "alone")
    }

    @Test func aManagerThatIsGoneIsAnError() async throws {
        try await TemporaryDirectory.with { directory in
            let path = "\(directory.appending("none"))"
            let error = #expect(throws: NotifierError.self) { try Notifier(socketPath: path).watchdog() }
            #expect(error?.message.contains(path) == true)
        }
        #expect(throws: NotifierError.self) { try Notifier(socketPath: "relative/path").watchdog() }
        let long = "/" + String(repeating: "x", count: 200)
        #expect(throws: NotifierError.self) { try Notifier(socketPath: long).watchdog() }
    }
}
