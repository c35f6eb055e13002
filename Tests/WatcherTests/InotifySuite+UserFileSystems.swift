import SystemPackage
import TestSupport
import Testing
import Watcher

extension InotifySuite {
    /// A folder that the watch sees through FUSE, while the test works on what lies below.
    @Suite(.enabled("no test of FUSE: bindfs(1) cannot mount on this machine", FUSEMount.isAllowed))
    struct UserFileSystems {
        @Test("row 15: an inbox on FUSE is polled besides being watched, and shows what is done behind its back")
        func polled() async throws {
            try await seenThroughFUSE("auto") { probe, inbox in
                let watching = try await probe.lines(upTo: "ready")
                #expect(watching.first?.hasPrefix("watching inbox inotify+poll it lies on FUSE") == true)
                try write("picture", to: inbox.appending("a.png"))
                #expect(try await probe.lines(upTo: "settled") == ["settled inbox a.png"])
                try write(" and more", to: inbox.appending("a.png"))
                #expect(try await probe.lines(upTo: "settled") == ["settled inbox a.png"])
                try remove(inbox.appending("a.png"))
                #expect(try await probe.lines(upTo: "vanished") == ["vanished inbox a.png"])
                #expect(try await probe.shell("echo picture > \(inbox)/b.png").isEmpty)
                #expect(try await probe.synced("inbox").contains("settled inbox b.png"))
            }
        }

        // Why: without polling nothing is seen.
        @Test("row 15: inotify does not tell what is done behind the back of FUSE")
        func unseen() async throws {
            try await seenThroughFUSE("inotify") { probe, inbox in
                try await probe.lines(upTo: "ready")
                try write("picture", to: inbox.appending("a.png"))
                #expect(try await probe.synced("inbox") == ["synced inbox"])
                try probe.tell("rescan inbox")
                #expect(try await probe.lines(upTo: "settled") == ["settled inbox a.png"])
            }
        }

        private func seenThroughFUSE(
            _ method: String,
            _ body: @Sendable (ProbeProcess, FilePath) async throws -> Void
        ) async throws {
            try await TemporaryDirectory.with { directory in
                let inbox = directory.appending("inbox")
                try makeFolder(inbox)
                let mounting = "\(FUSEMount.command(inbox.string)) && exec \"$@\""
                try await ProbeProcess.with(wrapper: OwnMounts.command + ["sh", "-c", mounting, "sh"]) { probe in
                    try probe.tell("add inbox \(inbox) \(method) 50 200")
                    try await body(probe, inbox)
                }
            }
        }
    }
}
