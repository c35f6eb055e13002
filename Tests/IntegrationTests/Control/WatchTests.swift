import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// impastoctl watch, and impastoctl wait for several jobs.
struct WatchTests {
    @Test func watchPrintsALineWheneverSomethingHasChanged() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.long)) { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            let watch = try await daemon.ctl("watch", "\(id)")
            #expect(watch.status == ClientExit.done.rawValue)
            let lines = watch.output.split(separator: "\n")
            #expect(Set(lines).count == lines.count)
            #expect(lines.dropLast().contains { $0.hasPrefix("Job \(id): running") })
            #expect(lines.last?.hasPrefix("Job \(id): done, 100%, 1000 of 1000, ") == true)
            #expect(lines.last?.contains(", loss ") == true)
            #expect(watch.errors.hasSuffix("Job \(id): done.\n"))
        }
    }

    @Test func watchPrintsAnObjectALine() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            let watch = try await daemon.ctl("watch", "1", "--json=short")
            let job = try JSONDecoder().decode(ShownJob.self, from: Data(watch.output.utf8))
            #expect((job.id, job.name, job.state, job.progress) == (1, "cat.png", .done, 1))
        }
    }

    @Test func onATerminalABarMoves() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.long)) { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            let watch = try await daemon.onTerminal("watch", "\(id)")
            #expect(watch.status == 0)
            #expect(watch.output.contains("\r\u{1b}[K"))
            #expect(watch.output.contains(#/\d+% \[#* *\] \d+ of 1000, /#))
            #expect(watch.output.contains("Job \(id): done."))
        }
    }

    @Test func interruptedItSaysThatTheJobGoesOn() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            let (watch, errors) = try daemon.startControl("watch", "watch", "\(id)")
            defer { watch.kill() }
            try await withDeadline(.seconds(30), "a line of watch") { for await _ in watch.lines { return } }
            watch.send(SIGINT)
            #expect(try await withDeadline(.seconds(30), "the end of watch") { await watch.end() } == -SIGINT)
            #expect(errors.text.contains("goes on"))
            #expect(errors.text.contains("impastoctl watch \(id)"))
            #expect(try await daemon.onlyJob().state == .running)
        }
    }

    @Test func watchEndsAsTheJobDoes() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.place.inbox.appending("bad.png").write("no picture")
            try await daemon.jobs(afterEnds: 1)
            #expect(try await daemon.ctl("watch", "1").status == ClientExit.failed.rawValue)
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running, times: 2)
            async let watching = daemon.ctl("watch", "\(id)")
            try await daemon.ctl("cancel", "\(id)")
            let watched = try await watching
            #expect(watched.status == ClientExit.canceled.rawValue, "\(watched.errors)")
            #expect(try await daemon.ctl("watch", "99").status == ClientExit.failed.rawValue)
        }
    }

    @Test func waitKnowsAllJobs() async throws {
        try await RunningDaemon.with { daemon in
            #expect(try await daemon.ctl("wait", "--all").status == 0)
            #expect(try await daemon.ctl("wait").status == ClientExit.usage.rawValue)
            #expect(try await daemon.ctl("wait", "--all", "1").status == ClientExit.usage.rawValue)
            try await daemon.ctl("pause")
            for seed in 1...3 { try daemon.drop("cat\(seed).png", seed: seed) }
            try await daemon.queuedJobs(3)
            async let waiting = daemon.ctl("wait", "--all")
            try await daemon.ctl("resume")
            #expect(try await waiting.status == 0)
            #expect(try await daemon.jobs().allSatisfy { $0.state == .done })
        }
    }

    @Test func verbsTakeAllJobsOfAKind() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.place.inbox.appending("bad.png").write("no picture")
            try await daemon.jobs(afterEnds: 1)
            #expect(try await daemon.ctl("retry", "--failed").output == "1\n")
            try await daemon.jobs(afterEnds: 2)
            try await daemon.ctl("pause")
            for seed in 1...2 { try daemon.drop("cat\(seed).png", seed: seed) }
            let ids = try await daemon.queuedJobs(4).suffix(2)
            for id in ids { try await daemon.ctl("pause", "\(id)") }
            #expect(try await daemon.ctl("resume", "--all").status == 0)
            try await daemon.jobs(afterEnds: 4)
            #expect(try await daemon.jobs().map(\.state) == [.failed, .done, .done])

            try await daemon.ctl("pause")
            try daemon.drop("cat3.png", seed: 3)
            try await daemon.queuedJobs(5)
            #expect(try await daemon.ctl("cancel", "--all").errors == "Job 4 is canceled.\n")
            #expect(try await daemon.ctl("cancel").status == ClientExit.usage.rawValue)
        }
    }
}
