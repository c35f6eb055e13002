import Contract
import Foundation
import SystemPackage
import Systemd
import TestSupport
import Testing

/// What the Manager tells and does beyond the queue.
struct ManagerTests {
    private static let manager = [BusNames.service, BusNames.manager.text, ManagerInterface.name]

    @Test func jobsAreExportedAsLinesOfJSON() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            try daemon.place.inbox.appending("bad.png").write("no picture")
            try await daemon.jobs(afterEnds: 2)
            #expect(try await daemon.stop() == 0)
            try await daemon.start()
            try await daemon.withClient { client in
                func export(_ filter: JobFilter) async throws -> [ShownJob] {
                    let pipe = try await client.manager.call(ManagerInterface.exportJobs, filter)
                    let lines = try pipe.lines()
                    #expect(lines.last == #"{"end":true,"jobs":\#(lines.count - 1)}"#)
                    return try lines.dropLast().map { try JSONDecoder().decode(ShownJob.self, from: Data($0.utf8)) }
                }
                #expect(try await export(JobFilter()).isEmpty)
                let jobs = try await export(JobFilter(includesHistory: true))
                #expect(jobs.map(\.name) == ["cat.png", "bad.png"])
                #expect(jobs.map(\.state) == [.done, .failed])
                #expect(jobs[0].output == daemon.place.outbox.appending("cat.png").string)
                #expect(jobs[1].error == ServiceErrorCode.imageCorrupt.busName)
                let failed = try await export(JobFilter(states: [.failed], includesHistory: true))
                #expect(failed.map(\.id) == [2])
                let ended = try #require(jobs[0].finished)
                #expect(try await export(JobFilter(includesHistory: true, since: ended + 1)).map(\.id) == [2])
                #expect(try await export(JobFilter(includesHistory: true, since: ended)).map(\.id) == [1, 2])
            }
        }
    }

    @Test func anExportThatNobodyReadsHoldsNobodyUp() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            let before = try ProcessFigures(daemon.process.identifier).descriptors
            try await daemon.withClient { client in
                // Dropped unread, more of them than may be under way at once.
                for _ in 1...40 {
                    try await eventually("a free export") {
                        do {
                            let filter = JobFilter(includesHistory: true)
                            _ = try await client.manager.call(ManagerInterface.exportJobs, filter)
                            return ()
                        } catch let error as ServiceError where error.code == .limitExceeded {
                            return nil
                        }
                    }
                }
            }
            try await eventually("the end of all pipes") {
                try ProcessFigures(daemon.process.identifier).descriptors <= before ? () : nil
            }
        }
    }

    @Test func aJobIsFoundByItsPicture() async throws {
        try await RunningDaemon.with { daemon in
            let name = FilePath(bytes: [0x63, 0xE9] + Array(".png".utf8))
            for number in 1...2 {
                try daemon.place.inbox.appending(name).write(TestPicture.png())
                try await daemon.jobs(afterEnds: number)
            }
            #expect(try await daemon.stop() == 0)
            try await daemon.start()
            let call =
                ["call"] + Self.manager + ["GetJobByPath", "say", "inbox", "6", "99", "233", "46", "112", "110", "103"]
            #expect(try await daemon.busctl(call).output == "o \"\(BusNames.job(2))\"\n")
            let job = [BusNames.service, BusNames.job(2).text, JobInterface.name]
            #expect(try await daemon.busctl(["get-property"] + job + ["State"]).output == "s \"done\"\n")
        }
    }

    @Test func aRecipeIsCheckedBeforeItIsPutInPlace() async throws {
        try await RunningDaemon.with(DaemonSetup(folder: "outbox = \"outbox\"")) { daemon in
            try await daemon.folder(gets: .active)
            try await daemon.withClient { client in
                func problems(_ text: String) async throws -> [ConfigProblem] {
                    let file = daemon.place.root.appending("new.toml")
                    try file.write(text)
                    let open = try FileDescriptor.open(file, .readOnly)
                    let check = RecipeCheck(folder: "inbox", file: BusDescriptor(owning: open.rawValue))
                    return try await client.manager.call(ManagerInterface.validateConfig, check)
                }
                #expect(try await problems(TestRecipe.quick) == [])
                let wrong = try await problems("style = \"nobody.png\"\nsize = \"big\"\n")
                #expect(wrong.map(\.level) == [.error, .error] && wrong.map(\.line) == [1, 2])
                #expect(wrong[0].text.contains("nobody.png") && wrong[1].text.contains("size"))
                let warned = try await problems(TestRecipe.quick + "outbox = \"/elsewhere\"\n")
                #expect(warned.map(\.level) == [.warning])
                #expect(try await problems("= nonsense").map(\.line) == [1])
                let pipe = try FileDescriptor.pipe()
                defer { try? pipe.writeEnd.close() }
                let check = RecipeCheck(folder: "inbox", file: BusDescriptor(owning: pipe.readEnd.rawValue))
                let refusal = await #expect(throws: ServiceError.self) {
                    try await client.manager.call(ManagerInterface.validateConfig, check)
                }
                #expect(refusal?.code == .notRegular)
            }
        }
    }

    @Test func theWatchTellsWhatItHasSeen() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let before = ContinuousClock.now
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            try await daemon.withClient { client in
                let events = try await client.manager.call(ManagerInterface.getRecentEvents, 1000)
                #expect(events.contains { $0.folder == "inbox" && $0.name == Array("cat.png".utf8) && $0.mask != 0 })
                let times = events.map(\.time)
                #expect(times == times.sorted())
                #expect(try await client.manager.call(ManagerInterface.getRecentEvents, 1).count == 1)
                let values = try await client.manager.properties(of: ManagerInterface.description)
                #expect((values[ManagerInterface.watchMode], values[ManagerInterface.inotifyWatches]) == ("inotify", 1))
                #expect(values[ManagerInterface.features]?.contains("export-jobs") == true)
                #expect(values[ManagerInterface.overflows] == 0)
                let rescans = try #require(values[ManagerInterface.rescans])
                try await daemon.ctl("rescan", "inbox")
                try await eventually("one more rescan") {
                    try await client.manager.get(ManagerInterface.rescans) > rescans ? () : nil
                }
                let last = try await client.manager.get(ManagerInterface.lastRescan)
                #expect(
                    abs(Date.now.timeIntervalSince1970 - Double(last) / 1e6) < (ContinuousClock.now - before)
                        / .seconds(1)
                )
            }
        }
    }

    @Test func eventsThatTheKernelDropsAreTold() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let monitor = try daemon.bus.monitor("member='Overflow'")
            defer { monitor.kill() }
            let heard = EventLog(monitor.lines)
            try await heard.wait(for: "the monitor") { $0.isEmpty ? nil : () }
            try daemon.process.send(SIGSTOP)
            // Three events each, more than the kernel keeps (max_queued_events), and nothing to paint.
            let file = daemon.place.inbox.appending(".flood")
            for _ in 1...9000 {
                try file.write("")
                try file.unlink()
            }
            try daemon.process.send(SIGCONT)
            try await heard.wait(for: "Overflow") { $0.last == "   uint64 1" ? () : nil }
            #expect(try await daemon.busctl(["get-property"] + Self.manager + ["Overflows"]).output == "t 1\n")
        }
    }
}

extension BusDescriptor {
    /// What comes out of the pipe until nobody writes any more, line by line.
    fileprivate func lines() throws -> [Substring] {
        let pipe = FileDescriptor(rawValue: rawValue)
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = try buffer.withUnsafeMutableBytes({ try pipe.read(into: $0) }), count > 0 {
            content += buffer[..<count]
        }
        return String(decoding: content, as: UTF8.self).split(separator: "\n")
    }
}
