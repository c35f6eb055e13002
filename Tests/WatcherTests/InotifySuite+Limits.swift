import Foundation
import SystemPackage
import TestSupport
import Testing
import Watcher

extension InotifySuite {
    /// Limits of the system: folders are polled where inotify cannot be had, and say so until it can.
    ///
    /// The limits are those of a user namespace of the test's own (`user_namespaces(7)`).
    @Suite struct Limits {
        @Test(
            "row 16, fault 6: a folder that gets no watch is polled, tells the setting, and gets one when it can",
            .enabled("no own limits of inotify: /proc/sys may not be written to here", ProbeProcess.limitsMayBeSet)
        )
        func watches() async throws {
            try await TemporaryDirectory.with { directory in
                let (first, second) = (directory.appending("first"), directory.appending("second"))
                try makeFolder(first)
                try makeFolder(second)
                try await ProbeProcess.with(limit: "max_inotify_watches", 1) { probe in
                    try probe.tell("add first \(first) auto 100 200")
                    #expect(try await probe.lines(upTo: "ready").first == "watching first inotify ")
                    try probe.tell("add second \(second) auto 100 200")
                    let lines = try await probe.lines(upTo: "ready")
                    #expect(lines.first?.hasPrefix("watching second poll degraded") == true)
                    #expect(lines.first?.contains("fs.inotify.max_user_watches") == true)
                    try write("picture", to: second.appending("a.png"))
                    #expect(try await probe.lines(upTo: "settled") == ["settled second a.png"])
                    try probe.tell("run echo 100 > /proc/sys/user/max_inotify_watches")
                    #expect(try await probe.lines(upTo: "watching").last == "watching second inotify ")
                    try write("picture", to: second.appending("b.png"))
                    #expect(try await probe.synced("second") == ["settled second b.png", "synced second"])
                }
            }
        }

        @Test(
            "row 16, fault 6: without any inotify instance all folders are polled until there is one",
            .enabled("no own limits of inotify: /proc/sys may not be written to here", ProbeProcess.limitsMayBeSet)
        )
        func instances() async throws {
            try await TemporaryDirectory.with { directory in
                try await ProbeProcess.with(limit: "max_inotify_instances", 0) { probe in
                    try probe.tell("add inbox \(directory.path) inotify 100 200")
                    let lines = try await probe.lines(upTo: "ready")
                    #expect(lines.first?.hasPrefix("watching inbox poll degraded") == true)
                    #expect(lines.first?.contains("fs.inotify.max_user_instances") == true)
                    try write("picture", to: directory.appending("a.png"))
                    #expect(try await probe.lines(upTo: "settled") == ["settled inbox a.png"])
                    try probe.tell("run echo 100 > /proc/sys/user/max_inotify_instances")
                    #expect(try await probe.lines(upTo: "watching").last == "watching inbox inotify ")
                    try write("picture", to: directory.appending("b.png"))
                    #expect(try await probe.synced("inbox") == ["settled inbox b.png", "synced inbox"])
                }
            }
        }

        @Test("inotify that has fallen silent is found out by a cookie, and started anew")
        func silence() async throws {
            try await TemporaryDirectory.with { directory in
                try await ProbeProcess.with { probe in
                    try probe.tell("add inbox \(directory.path) auto 100 200")
                    try await probe.lines(upTo: "ready")
                    try probe.tell("deafen")
                    try await probe.lines(upTo: "deaf")
                    try write("picture", to: directory.appending("a.png"))
                    let lines = try await probe.synced("inbox")
                    #expect(lines.first == "restarted")
                    #expect(lines.suffix(2) == ["settled inbox a.png", "synced inbox"])
                    try write("picture", to: directory.appending("b.png"))
                    #expect(try await probe.lines(upTo: "settled") == ["settled inbox b.png"])
                }
            }
        }

        @Test("row 21: a file that may not be read is waited for, and settles when it may")
        func accessDenied() async throws {
            try await TemporaryDirectory.with { directory in
                let path = directory.appending("a.png")
                try write("picture", to: path)
                chmod(path.string, 0)
                try await ProbeProcess.with(wrapper: Privileges.withoutReadingEverything) { probe in
                    try probe.tell("add inbox \(directory.path) auto 100 200")
                    #expect(try await probe.synced("inbox").contains("receiving inbox a.png unreadable"))
                    try probe.tell("rescan inbox")
                    #expect(try await probe.synced("inbox") == ["synced inbox"])
                    chmod(path.string, 0o644)
                    let lines = try await probe.synced("inbox")
                    #expect(lines == ["receiving inbox a.png changing", "settled inbox a.png", "synced inbox"])
                }
            }
        }
    }
}

extension ProbeProcess {
    /// Lends a probe in a user namespace with a limit of `/proc/sys/user`.
    fileprivate static func with(
        limit name: String,
        _ value: Int,
        _ body: @Sendable (ProbeProcess) async throws -> Void
    ) async throws {
        try await with(wrapper: limited(name, value, then: "exec \"$0\""), body)
    }

    private static func limited(_ name: String, _ value: Int, then command: String) -> [String] {
        ["unshare", "--map-root-user", "sh", "-c", "echo \(value) > /proc/sys/user/\(name) && \(command)"]
    }

    /// Whether this machine lets a test have limits of its own; containers with a `/proc/sys` that is read-only do not.
    @Sendable fileprivate static func limitsMayBeSet() async throws -> Bool {
        let words = limited("max_inotify_watches", 1, then: "true")
        return try await CommandOutput.of(words[0], Array(words.dropFirst())).status == 0
    }
}
