import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// What has been dropped and is no job yet is shown by name.
struct ReceivingTests {
    @Test("row 30: what is being received is shown with the reason, and no more when it is a job")
    func whatIsBeingReceivedIsShown() async throws {
        let setup = DaemonSetup(isBoundByPermissions: true, isStarted: false)
        try await RunningDaemon.with(setup) { daemon in
            let begin = UInt64(Date.now.timeIntervalSince1970 * 1_000_000)
            let slow = try daemon.addFolder("slow", settle: 0.1), late = try daemon.addFolder("late", settle: 3600)
            try daemon.place.configure(tables: slow.table + late.table)
            try late.inbox.appending("late.png").write(TestPicture.png())
            try slow.inbox.appending("empty.png").write("")
            try slow.inbox.appending("hidden.png").write(TestPicture.png(1))
            try slow.inbox.appending("hidden.png").setMode(0)
            try slow.inbox.appending("ready.png").write(TestPicture.png(2))
            let writer = try slow.inbox.appending("growing.png").openForWriting()
            let bytes = try TestPicture.png(3)
            try writer.writeAll(bytes.prefix(100))
            try await daemon.start()

            try await daemon.receiving("late", ["late.png": "changing"])
            let reasons = [
                "empty.png": "empty", "hidden.png": "unreadable", "growing.png": "held", "ready.png": "recipe",
            ]
            let files = try await daemon.receiving("slow", reasons)
            let now = UInt64(Date.now.timeIntervalSince1970 * 1_000_000)
            // The clocks that the two are read from differ by less than a second.
            #expect(files.allSatisfy { $0.since > begin - 1_000_000 && $0.since < now + 1_000_000 })
            let shown = try await daemon.ctl("folders", "show", "slow").output
            #expect(shown.contains("growing.png is open in a program that writes it, for "))
            #expect(shown.contains("ready.png waits for a style.toml, for "))

            try writer.writeAll(bytes.dropFirst(100))
            try writer.close()
            try await daemon.receiving("slow", reasons.merging(["growing.png": "recipe"]) { $1 })
            try slow.inbox.appending("style.png").write(TestPicture.png(1000))
            try slow.inbox.appending("style.toml").write(TestRecipe.quick)
            try slow.inbox.appending("hidden.png").setMode(0o644)
            try slow.inbox.appending("empty.png").unlink()
            let jobs = try await daemon.jobs(afterEnds: 3)
            #expect(Set(jobs.map(\.name)) == ["growing.png", "hidden.png", "ready.png"])
            #expect(jobs.allSatisfy { $0.state == .done })
            try await daemon.receiving("slow", [:])
        }
    }
}

extension RunningDaemon {
    /// Waits until these files and no others of a folder are shown as being received, each for its reason.
    @discardableResult
    fileprivate func receiving(_ folder: String, _ reasons: [String: String]) async throws -> [ShownFolder.Receiving] {
        try await eventually("\(folder) has \(reasons)") {
            let files = try await self.shownFolder(folder).receiving
            return Dictionary(files.map { ($0.name, $0.reason) }) { $1 } == reasons ? files : nil
        }
    }

    /// Makes one more inbox without a recipe, and its table in the configuration.
    fileprivate func addFolder(_ name: String, settle: Double) throws -> (inbox: FilePath, table: String) {
        let inbox = place.root.appending(name)
        try inbox.makeDirectory()
        let table = """
            [[folder]]
            name = "\(name)"
            inbox = "\(inbox)"
            outbox = "\(inbox)-outbox"
            settle-seconds = \(settle)
            settle-maximum-seconds = 86400

            """
        return (inbox, table)
    }
}
