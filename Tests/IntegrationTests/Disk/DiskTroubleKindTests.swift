import Contract
import SystemPackage
import TestSupport
import Testing

/// Disks that are in trouble for a while: what kind of trouble it is decides what becomes of the job.
struct DiskTroubleKindTests {
    private static let setup = DaemonSetup(
        recipe: TestRecipe.text(iterations: 2, snapshotEvery: 1),
        settings: "retry-seconds = 0.1\nfree-space = \"1K\""
    )

    /// Files are made by the worker, and the outbox is read through by the daemon.
    @Test(
        "fault 4: trouble of the outbox that may pass is waited for",
        arguments: [TestDisk.Call.create, .list],
        [
            Errno.ioError, .staleNFSFileHandle, .resourceBusy, .resourceTemporarilyUnavailable, .tooManyOpenFiles,
            .tooManyOpenFilesInSystem, .noMemory,
        ]
    )
    func whatMayPassIsWaitedFor(call: TestDisk.Call, trouble: Errno) async throws {
        try await RunningDaemon.with(Self.setup) { daemon, disk in
            try await daemon.start(environment: disk.environment)
            try disk.fail(call, in: daemon.place.outbox, with: trouble, at: 1...Int.max)
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .waiting)
            try await eventually("the reason") {
                try await daemon.job(id).error == ServiceErrorCode.outputUnwritable.busName ? () : nil
            }
            try disk.heal()
            #expect(try await daemon.jobsWhenAllHaveEnded(1).map(\.state) == [.done])
            daemon.expectEachEndedOnce(painted: ["cat.png"])
        }
    }

    @Test(
        "fault 4: trouble with a source that may pass is waited for",
        arguments: [Errno.ioError, .staleNFSFileHandle]
    )
    func aSourceThatCannotBeReadIsWaitedFor(trouble: Errno) async throws {
        try await RunningDaemon.with(Self.setup) { daemon, disk in
            try await daemon.start(environment: disk.environment)
            try daemon.drop("dog.png")
            try await daemon.jobs(afterEnds: 1)
            try disk.fail(.read, in: daemon.place.stylePicture, with: trouble, at: 1...Int.max)
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .waiting)
            try await eventually("the reason") {
                try await daemon.job(id).error == ServiceErrorCode.accessDenied.busName ? () : nil
            }
            try disk.heal()
            #expect(try await daemon.jobsWhenAllHaveEnded(2).map(\.state) == [.done, .done])
        }
    }

    @Test("fault 4: an outbox without room blocks its folder", arguments: [Errno.noSpace, .diskQuotaExceeded])
    func anOutboxWithoutRoomBlocks(trouble: Errno) async throws {
        var setup = Self.setup
        // So long does it wait before it tries again.
        setup.settings = "retry-seconds = 5\nfree-space = \"1K\""
        try await RunningDaemon.with(setup) { daemon, disk in
            try await daemon.start(environment: disk.environment)
            try disk.fail(.write, in: daemon.place.outbox, with: trouble, at: 1...Int.max)
            try daemon.drop("cat.png")
            try await eventually("a job that waits for room") { () -> Void? in
                guard try await daemon.jobs().first?.state == .queued else { return nil }
                return try await daemon.job(1).error == ServiceErrorCode.noSpace.busName ? () : nil
            }
            try disk.heal()
            #expect(try await daemon.jobsWhenAllHaveEnded(1).map(\.state) == [.done])
            daemon.expectEachEndedOnce(painted: ["cat.png"])
        }
    }

    @Test(
        "fault 4: an outbox that somebody has to mend fails the job, which can be retried",
        arguments: [Errno.readOnlyFileSystem, .permissionDenied]
    )
    func anOutboxToBeMendedFails(trouble: Errno) async throws {
        try await RunningDaemon.with(Self.setup) { daemon, disk in
            try await daemon.start(environment: disk.environment)
            try disk.fail(.create, in: daemon.place.outbox, with: trouble, at: 1...Int.max)
            try daemon.drop("cat.png")
            #expect(try await daemon.jobsWhenAllHaveEnded(1).map(\.state) == [.failed])
            #expect(try await daemon.job(1).error == ServiceErrorCode.outputUnwritable.busName)
            daemon.expectEachEndedOnce(painted: [], failed: ["cat.png"])
            try disk.heal()
            #expect(try await daemon.ctl("retry", "1").status == 0)
            #expect(try await daemon.jobsWhenAllHaveEnded(1).map(\.state) == [.done])
        }
    }

    /// In the state directory nothing is ever the picture's fault.
    @Test(
        "fault 4: trouble of the state directory is waited for, whatever it is",
        arguments: [Errno.ioError, .noSpace, .diskQuotaExceeded, .readOnlyFileSystem]
    )
    func theStateDirectoryIsWaitedFor(trouble: Errno) async throws {
        try await RunningDaemon.with(Self.setup) { daemon, disk in
            try await daemon.start(environment: disk.environment)
            // The job is queued and begins; then its digests and its recipe cannot be written.
            try disk.fail(.write, in: daemon.place.state, with: trouble, at: 4...20)
            try daemon.drop("cat.png")
            #expect(try await daemon.jobsWhenAllHaveEnded(1).map(\.state) == [.done])
            #expect(try disk.faults > 0)
            daemon.expectEachEndedOnce(painted: ["cat.png"])
        }
    }
}
