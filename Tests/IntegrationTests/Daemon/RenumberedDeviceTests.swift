import Contract
import SystemPackage
import TestSupport
import Testing

/// Devices that get another number when the machine is started anew, as on USB, NFS, Btrfs and overlays: the rows that
/// a daemon finds then are made by sqlite3(1).
struct RenumberedDeviceTests {
    @Test("row 17: pictures whose device gets another number while they wait are painted once")
    func picturesThatWait() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.ctl("pause")
            for (seed, name) in ["cat.png", "dog.png", "owl.png"].enumerated() { try daemon.drop(name, seed: seed) }
            try await daemon.queuedJobs(3)
            try await daemon.renumber()
            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            // The daemon knows the directory again, so that a picture that is taken away is missed.
            try daemon.place.inbox.appending("owl.png").unlink()
            try await daemon.ctl("resume")

            let jobs = try await daemon.jobsWhenAllHaveEnded(3)
            await daemon.expectOneJobEach(["cat.png", "dog.png", "owl.png"], jobs)
            let states = Dictionary(jobs.map { ($0.name, $0.state) }) { $1 }
            #expect(states == ["cat.png": .done, "dog.png": .done, "owl.png": .canceled])
            daemon.expectEachEndedOnce(painted: ["cat.png", "dog.png"])
        }
    }

    @Test(
        "row 17: a picture whose device gets another number at any step of its job's end is painted once",
        arguments: [CrashPoint.workerEnded, .planRecorded, .publicationRecorded, .sourceMoved]
    )
    func aPictureThatIsBeingFinished(point: CrashPoint) async throws {
        try await RunningDaemon.with(DaemonSetup(isStarted: false)) { daemon in
            try await daemon.start(environment: [CrashPoint.variable: point.rawValue])
            try daemon.drop("cat.png")
            _ = try await daemon.end()
            try await daemon.renumber(isAlive: false)
            #expect(try await daemon.jobsWhenAllHaveEnded(1).map(\.state) == [.done])
            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            await daemon.expectOneJobEach(["cat.png"], try await daemon.jobs())
            daemon.expectEachEndedOnce(painted: ["cat.png"])
        }
    }

    @Test(
        "row 17, row 20: a source that cannot be moved is not painted again when its device gets another number",
        .enabled("no test with own mounts: unshare(1) may not make them on this machine", OwnMounts.areAllowed)
    )
    func aSourceThatCannotBeMoved() async throws {
        try await RunningDaemon.with(DaemonSetup(readOnly: ["inbox"])) { daemon in
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
            try await daemon.renumber()
            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            #expect(try await daemon.jobs().map(\.attempts) == [1])
            #expect(daemon.place.outbox.names == ["cat.epochs", "cat.json", "cat.png"])
        }
    }
}

extension RunningDaemon {
    /// Has the next life find rows with other devices than there are.
    fileprivate func renumber(isAlive: Bool = true) async throws {
        if isAlive { #expect(try await stop() == 0) }
        let change = "UPDATE job SET device = device + 1, inboxDevice = inboxDevice + 1"
        let said = try await CommandOutput.of("sqlite3", [place.state.appending("queue.sqlite").string, change])
        try #require(said.status == 0, "\(said.errors)")
        try await start()
    }
}
