import Contract
import SystemPackage
import TestSupport
import Testing

/// What the administrator may choose for a folder.
struct PolicyTests {
    @Test("row 18: a picture that was painted before is painted again unless the folder says otherwise")
    func aDuplicateIsPaintedAgain() async throws {
        try await twice("") { daemon in
            let job = try await daemon.job(2)
            #expect(job.duplicateOf == nil)
            #expect(daemon.place.outbox.visibleNames.filter { $0.hasSuffix(".png") } == ["cat.png", "dog.png"])
            let outbox = daemon.place.outbox
            let inodes = try ["cat.png", "dog.png"].map { try outbox.appending($0).inode }
            #expect(inodes[0] != inodes[1])
        }
    }

    @Test("row 18: on-duplicate = skip leaves the earlier painting, and the picture leaves the inbox")
    func aDuplicateIsSkipped() async throws {
        try await twice("on-duplicate = \"skip\"") { daemon in
            #expect(try await daemon.job(2).duplicateOf == 1)
            #expect(daemon.place.outbox.names == ["cat.epochs", "cat.json", "cat.png"])

            // Another style is another painting, also under the same name.
            try daemon.place.stylePicture.write(TestPicture.png(2000))
            try daemon.drop("owl.png", seed: 7)
            try await daemon.jobs(afterEnds: 3)
            #expect(daemon.place.outbox.names.contains("owl.png"))

            // So is one whose earlier painting is gone.
            try daemon.place.outbox.appending("owl.png").unlink()
            try daemon.drop("emu.png", seed: 7)
            try await daemon.jobs(afterEnds: 4)
            #expect(daemon.place.outbox.names.contains("emu.png"))
        }
    }

    @Test("row 18: on-duplicate = link gives the earlier painting one more name")
    func aDuplicateIsLinked() async throws {
        try await twice("on-duplicate = \"link\"") { daemon in
            let outbox = daemon.place.outbox
            #expect(outbox.names == ["cat.epochs", "cat.json", "cat.png", "dog.json", "dog.png"])
            let inodes = try ["cat.png", "dog.png"].map { try outbox.appending($0).inode }
            #expect(inodes[0] == inodes[1])
        }
    }

    @Test("row 24: on-exists = replace takes the place of what is there")
    func whatIsThereIsReplaced() async throws {
        try await withFolder("on-exists = \"replace\"") { daemon in
            let outbox = daemon.place.outbox
            try outbox.makeDirectory()
            try outbox.appending("cat.png").write("somebody's")
            try outbox.appending("cat.epochs").makeDirectory()
            try outbox.appending("cat.epochs").appending("old.png").write("somebody's")
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            #expect(outbox.names == ["cat.epochs", "cat.json", "cat.png"])
            #expect(try outbox.appending("cat.png").bytes().count > 100)
            #expect(!outbox.appending("cat.epochs").names.contains("old.png"))
            daemon.expectTidy()
        }
    }

    @Test("row 24: on-exists = fail fails the job and touches nothing")
    func whatIsThereFailsTheJob() async throws {
        try await withFolder("on-exists = \"fail\"") { daemon in
            let outbox = daemon.place.outbox
            try outbox.makeDirectory()
            try outbox.appending("cat.json").write("somebody's")
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.failed])
            #expect(try await daemon.job(1).error == ServiceErrorCode.outputExists.busName)
            #expect(outbox.names == ["cat.json"])

            try outbox.appending("cat.json").unlink()
            #expect(try await daemon.ctl("retry", "1").status == 0)
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.done])
        }
    }

    @Test func aFolderOfAHigherRankGoesFirstAndNoFolderTakesMoreThanItsShare() async throws {
        try await withFolder("jobs = 1\npriority = 5", "jobs-at-once = 3", recipe: TestRecipe.endless) { daemon in
            let other = try daemon.place.makeInbox("other", recipe: TestRecipe.endless)
            try daemon.place.configure(
                "jobs-at-once = 3",
                folder: "jobs = 1\npriority = 5",
                tables: DaemonPlace.folder("other", other)
            )
            try await daemon.ctl("drain")
            #expect(try await daemon.ctl("reload").status == 0)
            try daemon.drop("a.png", seed: 1)
            try daemon.drop("b.png", seed: 2)
            try await daemon.queuedJobs(2)
            try other.appending("c.png").write(TestPicture.png(3))
            try await daemon.queuedJobs(3)
            try await daemon.ctl("resume")
            // The first of the folder that goes first, then one of the folder that may have one at a time.
            let first = try await daemon.job(gets: .running), second = try await daemon.job(gets: .running, times: 2)
            let jobs = try await daemon.jobs()
            #expect([first, second].map { id in jobs.first { $0.id == id }?.folder } == ["other", "inbox"])
            #expect(try await daemon.status().running == 2)
            #expect(
                jobs.filter { $0.folder == "inbox" }.map(\.state).sorted { $0.rawValue < $1.rawValue } == [
                    .queued, .running,
                ]
            )
        }
    }

    @Test("row 28: the last good recipe outlives the daemon")
    func theLastGoodRecipeOutlivesTheDaemon() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            #expect(try await daemon.stop() == 0)
            try daemon.place.recipe.write("iterations = \"many\"")
            try await daemon.start()
            try daemon.drop("dog.png", seed: 2)
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.done, .done])
            let folder = try await daemon.folder(gets: .degraded)
            #expect(folder.reason?.contains("last good recipe") == true)
        }
    }

    @Test func aDrainLetsRunningJobsEndAndStartsNone() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.long)) { daemon in
            try daemon.drop("cat.png", seed: 1)
            try await daemon.job(gets: .running)
            try daemon.drop("dog.png", seed: 2)
            try await daemon.queuedJobs(2)
            #expect(try await daemon.ctl("drain", "--reason", "new disk").status == 0)
            #expect(try await daemon.jobs().map(\.state) == [.done, .queued])
            let status = try await daemon.status()
            #expect((status.state, status.reason, status.running) == ("paused", "new disk", 0))
            try await daemon.ctl("resume")
            try await daemon.jobs(afterEnds: 2)
        }
    }

    @Test func aPauseOfTheQueueStopsItsWorkers() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            try await daemon.job(gets: .running)
            try await daemon.ctl("pause")
            try await daemon.job(gets: .queued)
            try await eventually("the end of the worker") { daemon.workers.isEmpty ? () : nil }
            try daemon.place.recipe.write(TestRecipe.quick)
            try await daemon.ctl("resume")
            try await daemon.job(gets: .running, times: 2)
            #expect(try await daemon.onlyJob().attempts == 2)
        }
    }

    /// Paints one picture, and drops its content again under another name.
    private func twice(_ folder: String, _ body: (RunningDaemon) async throws -> Void) async throws {
        try await withFolder(folder) { daemon in
            try daemon.drop("cat.png", seed: 7)
            try await daemon.jobs(afterEnds: 1)
            try daemon.drop("dog.png", seed: 7)
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.done, .done])
            #expect(daemon.place.done.names == ["cat.png", "dog.png"])
            try await body(daemon)
        }
    }

    private func withFolder(
        _ lines: String,
        _ settings: String = "",
        recipe: String = TestRecipe.quick,
        _ body: (RunningDaemon) async throws -> Void
    ) async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: recipe, settings: settings, folder: lines), body)
    }
}

extension FilePath {
    /// The file's number.
    fileprivate var inode: Inode { get throws { try stat().inode } }
}
