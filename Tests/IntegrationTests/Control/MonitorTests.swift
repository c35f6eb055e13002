import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// impastoctl monitor.
struct MonitorTests {
    private struct Heard: Decodable, Sendable {
        let event: String
        let job: UInt64?
        let folder: String?
        let name: String?
        let state: String?
        let result: String?
        let error: String?
        let reason: String?
        let time_usec: UInt64
    }

    @Test func everythingIsTold() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let (monitor, errors) = try daemon.startControl("monitor", "monitor", "--json=short")
            defer { monitor.kill() }
            let events = EventLog(monitor.lines)
            try await eventually("a monitor that listens") { errors.text.hasPrefix("Listening") ? () : nil }

            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            try daemon.place.inbox.appending("bad.png").write("no picture")
            try await daemon.jobs(afterEnds: 2)
            try await daemon.ctl("pause", "--reason", "a quiet hour")
            try daemon.place.recipe.write("size = \"big\"\n")
            try await daemon.ctl("reload")
            try await events.wait(for: "news of the folder") { lines in
                lines.contains { $0.contains("folder-changed") && $0.contains("degraded") } ? () : nil
            }
            daemon.kill()
            try await daemon.start()

            let told = try await events.wait(for: "the daemon's return") { lines in
                let told = lines.compactMap { try? JSONDecoder().decode(Heard.self, from: Data($0.utf8)) }
                return told.contains { $0.event == "daemon-back" } ? told : nil
            }
            let cat = told.filter { $0.name == "cat.png" }
            #expect(cat.map(\.event).first == "job-new")
            #expect(cat.contains { $0.event == "job-changed" && $0.state == "running" })
            #expect(cat.contains { $0.event == "job-removed" && $0.result == "done" && $0.error == nil })
            // An end is told once.
            #expect(cat.filter { $0.state == "done" || $0.result == "done" }.map(\.event) == ["job-removed"])
            #expect(cat.allSatisfy { $0.job == 1 && $0.folder == "inbox" })
            let bad = told.filter { $0.event == "job-removed" && $0.name == "bad.png" }
            #expect(bad.map(\.error) == ["org.impasto.Impasto1.ImageCorrupt"])
            #expect(told.contains { $0.event == "daemon-changed" && $0.state == "paused" })
            #expect(told.contains { $0.event == "folder-changed" && $0.state == "degraded" && $0.folder == "inbox" })
            #expect(told.contains { $0.event == "daemon-gone" })
            #expect(told.map(\.time_usec) == told.map(\.time_usec).sorted())
        }
    }

    @Test func forPeopleAnEventIsASentence() async throws {
        try await RunningDaemon.with { daemon in
            let (monitor, errors) = try daemon.startControl("monitor", "monitor")
            defer { monitor.kill() }
            let lines = EventLog(monitor.lines)
            try await eventually("a monitor that listens") { errors.text.hasPrefix("Listening") ? () : nil }
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            try daemon.place.inbox.appending("bad.png").write("no picture")
            let told = try await lines.wait(for: "the ends of the jobs") { lines in
                lines.contains { $0.contains("job 2: failed (inbox bad.png; ImageCorrupt)") } ? lines : nil
            }
            #expect(told.count { $0.hasSuffix(" job 1: done (inbox cat.png)") } == 1)
            #expect(told.count { $0.contains("job 1: done") || $0.contains("job 2: failed") } == 2)
            #expect(told.contains { $0.hasSuffix(" job 1: new (inbox cat.png)") })
            #expect(told.contains { $0.hasSuffix(" job 1: running (inbox cat.png)") })
        }
    }
}
