import Contract
import SystemPackage
import TestSupport
import Testing

/// Inboxes that go away with their pictures and come back: nothing is inferred from what lies in their place meanwhile.
struct AbsentInboxTests {
    private static let setup = DaemonSetup(recipe: TestRecipe.long, settings: "retry-seconds = 0.2")

    @Test(
        "row 6, fault 7: an inbox that is moved away with queued and running jobs comes back, and each is painted once"
    )
    func anInboxThatIsMovedAway() async throws {
        try await RunningDaemon.with(Self.setup) { daemon in
            let inbox = daemon.place.inbox, away = daemon.place.root.appending("away")
            try await daemon.lose(daemon.place) {
                try inbox.rename(to: away)
                try inbox.makeDirectory()
            } whileAway: {
                try await daemon.expectPatience()
                #expect(inbox.names == [])
                // What somebody really took is missed when its folder is there again.
                try away.appending("gone.png").unlink()
                try away.rename(to: inbox)
            }
            daemon.expectEachEndedOnce(painted: RunningDaemon.kept)

            #expect(try await daemon.stop() == 0)
            try await daemon.start()
            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            #expect(try await daemon.jobs().count == RunningDaemon.brought.count)
        }
    }

    @Test(
        "row 6, fault 7: a volume that is unmounted with queued and running jobs comes back, and each is painted once",
        .enabled("no test with own mounts: unshare(1) may not make them on this machine", OwnMounts.areAllowed)
    )
    func aVolumeThatIsUnmounted() async throws {
        var setup = Self.setup
        setup.disks = ["volume": 1 << 20]
        // No event tells of a mount.
        setup.folder = "rescan-seconds = 1"
        try await RunningDaemon.with(setup) { daemon in
            let volume = try daemon.inside(daemon.place.root.appending("volume"))
            let (inbox, mountPoint) = (try daemon.inside(daemon.place.inbox), daemon.place.inbox)
            let below = mountPoint.names
            for name in below { try volume.appending(name).write(mountPoint.appending(name).bytes()) }
            let mount = ["mount", "--bind", daemon.place.root.appending("volume").string, mountPoint.string]
            try await daemon.enter(mount)
            try await daemon.lose(DaemonPlace(root: try daemon.inside(daemon.place.root))) {
                try await daemon.enter(["umount", "--lazy", mountPoint.string])
            } whileAway: {
                try await daemon.expectPatience()
                #expect(mountPoint.names == below)
                try volume.appending("gone.png").unlink()
                try await daemon.enter(mount)
            }
            #expect(inbox.names == (below + ["done"]).sorted())
            #expect(inbox.appending("done").names == RunningDaemon.kept)
            #expect(daemon.place.outbox.visibleNames.filter { $0.hasSuffix(".png") } == RunningDaemon.kept)

            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            #expect(try await daemon.jobs().count == RunningDaemon.brought.count)
        }
    }

    @Test(
        "row 6, fault 7: an inbox that goes away between any two steps of a job's end comes back, and it is painted once",
        arguments: [CrashPoint.workerEnded, .attemptRecorded, .planRecorded, .publicationRecorded, .sourceMoved]
    )
    func anInboxThatGoesAwayInBetween(point: CrashPoint) async throws {
        var setup = DaemonSetup(settings: "retry-seconds = 0.2")
        setup.isStarted = false
        try await RunningDaemon.with(setup) { daemon in
            let inbox = daemon.place.inbox, away = daemon.place.root.appending("away")
            try await daemon.start(environment: [CrashPoint.variable: point.rawValue])
            try daemon.drop("cat.png")
            _ = try await daemon.end()
            try inbox.rename(to: away)
            try inbox.makeDirectory()

            try await daemon.start()
            try await eventually("the job shows what it waits for") {
                let job = try await daemon.job(1)
                return !job.state.isFinal && job.message?.contains("bring it back") == true ? () : nil
            }
            #expect(inbox.names == [])
            try away.rename(to: inbox)
            #expect(try await daemon.jobsWhenAllHaveEnded(1).map(\.state) == [.done])

            #expect(try await daemon.stop() == 0)
            try await daemon.start()
            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            await daemon.expectOneJobEach(["cat.png"], try await daemon.jobs())
            daemon.expectEachEndedOnce(painted: ["cat.png"])
        }
    }

    @Test func aJobWhoseInboxIsAwayCanBeCanceledAndRetried() async throws {
        try await RunningDaemon.with(Self.setup) { daemon in
            let inbox = daemon.place.inbox, away = daemon.place.root.appending("away")
            try await daemon.ctl("pause")
            try daemon.drop("cat.png")
            try await daemon.queuedJobs(1)
            try inbox.rename(to: away)
            try await daemon.folder(gets: .missing)
            #expect(try await daemon.ctl("cancel", "1").status == 0)
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.canceled])

            try away.rename(to: inbox)
            try await daemon.ctl("resume")
            try await daemon.folder(gets: .active)
            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            #expect(try await daemon.onlyJob().state == .canceled)
            #expect(try await daemon.ctl("retry", "1").status == 0)
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.done])
            daemon.expectEachEndedOnce(painted: ["cat.png"])
        }
    }
}

extension RunningDaemon {
    fileprivate static let kept = ["first.png", "next.png"]
    fileprivate static let brought = kept + ["gone.png"]

    /// Brings pictures, takes the inbox away while the first is painted, and expects the end of each when it is back.
    fileprivate func lose(
        _ place: DaemonPlace,
        leave: () async throws -> Void,
        whileAway: () async throws -> Void
    ) async throws {
        for (count, name) in Self.brought.enumerated() {
            try place.inbox.appending(name).write(TestPicture.png(count))
            try await queuedJobs(count + 1)
        }
        try await eventually("the first picture is painted") { try await self.job(1).iteration ?? 0 > 0 ? () : nil }
        try await leave()
        try await whileAway()
        let jobs = try await jobsWhenAllHaveEnded(Self.brought.count)
        #expect(jobs.map(\.state) == [.done, .done, .canceled], "\(log)")
        #expect(jobs[0].attempts == 1)
        await expectOneJobEach(Self.brought, jobs)
    }

    /// Expects that the finished painting waits, and that the others are put off.
    fileprivate func expectPatience() async throws {
        let errors = [ServiceErrorCode.outputUnwritable, .folderUnavailable, .folderUnavailable]
        for (index, error) in errors.enumerated() {
            try await eventually("job \(index + 1) waits for its inbox") {
                try await self.job(UInt64(index + 1)).error == error.busName ? () : nil
            }
        }
        #expect(try await job(1).state == .publishing)
    }

    /// Runs a command among the daemon's own mounts.
    fileprivate func enter(_ command: [String]) async throws {
        let place = ["--target", "\(try process.identifier)", "--user", "--mount", "--preserve-credentials"]
        let said = try await CommandOutput.of("nsenter", place + command)
        try #require(said.status == 0, "\(command): \(said.errors)")
    }
}
