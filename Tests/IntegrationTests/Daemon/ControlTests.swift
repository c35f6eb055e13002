import Contract
import SystemPackage
import TestSupport
import Testing

/// impastoctl: what it shows and what it does to jobs.
struct ControlTests {
    @Test func theListShowsAJobGoingThroughItsStates() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.long)) { daemon in
            try await daemon.ctl("pause")
            try daemon.drop("cat.png")
            try await daemon.queuedJobs(1)
            let queued = try await daemon.onlyJob()
            #expect((queued.state, queued.progress, queued.attempts) == (.queued, nil, 0))

            try await daemon.ctl("resume")
            let running = try await eventually("a list with a running job") {
                try await daemon.jobs().first { $0.state == .running && $0.progress ?? 0 > 0 }
            }
            #expect(running.progress.map { $0 < 1 } == true)

            try await daemon.jobs(afterEnds: 1)
            let done = try await daemon.onlyJob()
            #expect((done.state, done.progress, done.attempts) == (.done, 1, 1))
            #expect(done.object == BusNames.job(done.id).text)
        }
    }

    @Test func whatIsListedForPeopleIsATable() async throws {
        try await RunningDaemon.with { daemon in
            let none = try await daemon.ctl("list")
            #expect((none.output, none.errors) == ("", "No jobs.\n"))
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            let list = try await daemon.ctl("list")
            #expect(list.output == "ID  STATE  DONE  TRIES  FOLDER  NAME\n 1  done   100%      1  inbox   cat.png\n")
            let show = try await daemon.ctl("show", "1").output
            #expect(show.contains("State: done\n"))
            let labels = show.split(separator: "\n").compactMap { $0.split(separator: ":").first }
            #expect(Set(labels).count == labels.count && labels.count > 10, "\(labels)")
            #expect(show.contains("Output: \(daemon.place.outbox.appending("cat.png"))\n"))
            #expect(show.contains("Snapshots: \(daemon.place.outbox.appending("cat.epochs"))\n"))
        }
    }

    @Test func theStatusCounts() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            try daemon.place.inbox.appending("bad.png").write("no picture")
            try await daemon.jobs(afterEnds: 1)
            let status = try await daemon.status()
            #expect((status.failed, status.queued, status.running, status.state) == (1, 0, 0, "running"))
            #expect((status.version, status.paused, status.jobsAtOnce) == (Release.version, false, 1))
        }
    }

    @Test func filtersChooseJobs() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("good.png")
            try await daemon.jobs(afterEnds: 1)
            try daemon.place.inbox.appending("bad.png").write("no picture")
            try await daemon.jobs(afterEnds: 2)
            let failed = try await daemon.ctl("list", "--state=failed", "--json=short", "--all")
            #expect(failed.output.contains("bad.png") && !failed.output.contains("good.png"))
            #expect(try await daemon.ctl("list", "--folder=nowhere", "--json=short").output == "[]\n")
            #expect(try await daemon.ctl("list", "--state=lost").status == ClientExit.usage.rawValue)
        }
    }

    @Test func aRunningJobIsCanceled() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            async let waiting = daemon.ctl("wait", "\(id)")
            #expect(try await daemon.ctl("cancel", "\(id)").status == 0)
            #expect(try await waiting.status == ClientExit.canceled.rawValue)

            #expect(try await daemon.onlyJob().state == .canceled)
            #expect(daemon.place.failed.names == ["cat.png", "cat.png.error.json"])
            #expect(daemon.place.outbox.names == [])
            daemon.expectTidy()
        }
    }

    @Test func aQueuedJobIsCanceledAndTriedAgain() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.ctl("pause")
            try daemon.drop("cat.png")
            let id = try await daemon.queuedJobs(1)[0]
            #expect(try await daemon.ctl("cancel", "\(id)").status == 0)
            try await daemon.jobs(afterEnds: 1)
            #expect(daemon.place.failed.names == ["cat.png", "cat.png.error.json"])

            let retry = try await daemon.ctl("retry", "\(id)")
            #expect(retry.status == 0)
            try await daemon.ctl("resume")
            let again = retry.output.filter { !$0.isNewline }
            #expect(try await daemon.ctl("wait", again).status == 0)
            #expect(daemon.place.outbox.names == ["cat.epochs", "cat.json", "cat.png"])
            #expect(daemon.place.done.names == ["cat.png"])
            #expect(daemon.place.failed.names == [])
        }
    }

    @Test func aFailedJobIsTriedAgainAfterItsCauseIsMended() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.place.stylePicture.write("no picture")
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.failed])
            try daemon.place.stylePicture.write(TestPicture.png(9))
            let again = try await daemon.ctl("retry", "1").output.filter { !$0.isNewline }
            #expect(try await daemon.ctl("wait", again).status == 0)
            #expect(daemon.place.done.names == ["cat.png"])
            #expect(daemon.place.failed.names == [])
            #expect(try await daemon.status().failed == 0)
        }
    }

    @Test func aRunningJobIsPausedAndResumed() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.long)) { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            #expect(try await daemon.ctl("pause", "\(id)").status == 0)
            try await daemon.job(gets: .paused)
            try await eventually("the end of the worker") { daemon.workers.isEmpty ? () : nil }

            // Others go on meanwhile.
            try daemon.drop("dog.png", seed: 1)
            let jobs = try await daemon.jobs(afterEnds: 1)
            #expect(jobs.map(\.state) == [.paused, .done])
            #expect(try await daemon.ctl("resume", "\(id)").status == 0)
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.done, .done])
        }
    }
}
