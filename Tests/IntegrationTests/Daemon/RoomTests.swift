import Contract
import SystemPackage
import TestSupport
import Testing

/// Disks that are full, for a while.
@Suite(.enabled("no test with own mounts: unshare(1) may not make them on this machine", OwnMounts.areAllowed))
struct RoomTests {
    /// A disk on which a painting has room a few times over, looked at again five times a second.
    private static let small = DaemonSetup(
        settings: "retry-seconds = 0.2\nfree-space = \"1K\"",
        disks: ["outbox": 32 << 20]
    )

    @Test("row 23, fault 3: a full outbox blocks its folder, and the job goes on when there is room")
    func aFullOutboxBlocksItsFolder() async throws {
        try await RunningDaemon.with(Self.small) { daemon in
            let outbox = try daemon.inside(daemon.place.outbox)
            try outbox.fill()
            try daemon.drop("cat.png")
            let folder = try await daemon.folder(gets: .blocked, because: "no-space: ")
            #expect(folder.reason?.contains(daemon.place.outbox.string) == true)
            #expect(try await daemon.status().state == "degraded")
            let job = try await daemon.onlyJob()
            #expect(job.state == .queued)
            #expect(try await daemon.job(job.id).error == ServiceErrorCode.noSpace.busName)
            #expect(daemon.place.inbox.names.contains("cat.png"))

            try outbox.appending("filler").unlink()
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
            #expect(try await daemon.job(job.id).error == nil)
            #expect(outbox.names == ["cat.epochs", "cat.json", "cat.png"])
            try await daemon.folder(gets: .active)
            #expect(daemon.place.done.names == ["cat.png"])
        }
    }

    @Test("row 23: more is to be left free than any disk has")
    func noDiskHasSoMuch() async throws {
        try await RunningDaemon.with(DaemonSetup(settings: "free-space = \(Int.max)")) { daemon in
            try daemon.drop("cat.png")
            try await daemon.folder(gets: .blocked, because: "no-space: ")
            #expect(try await daemon.onlyJob().state == .queued)
        }
    }

    /// There is more room than a painting alone takes, and less than all that comes with it.
    @Test("row 23: a painting that may find no room waits, and no worker is started to find that out again")
    func theForecastIsGoneBy() async throws {
        var setup = Self.small
        setup.settings += "\njobs-at-once = 2"
        let script = "echo started >> \"$0.starts\"; exec \(Programs.impastoRender) \"$@\""
        try await RunningDaemon.with(setup, worker: script) { daemon in
            let starts = daemon.place.root.appending("worker.starts"), outbox = try daemon.inside(daemon.place.outbox)
            try outbox.fill(leaving: 1 << 20)
            try daemon.drop("cat.png")
            let folder = try await daemon.folder(gets: .blocked, because: "no-space: ")
            #expect(folder.reason?.contains("may take") == true)
            let hidden = outbox.appending(".impasto-\(try await daemon.onlyJob().id)")
            #expect(hidden.names == [])

            // Long enough for many looks at the disk.
            let other = try daemon.place.makeInbox("other", recipe: TestRecipe.text(iterations: 1500, snapshotEvery: 0))
            let elsewhere = daemon.place.root.appending("elsewhere").string
            #expect(try await daemon.ctl("folders", "add", "other", other.string, "--outbox", elsewhere).status == 0)
            try other.appending("clock.png").write(TestPicture.png(5))
            try await daemon.jobs(afterEnds: 1)
            #expect(try String(decoding: starts.bytes(), as: UTF8.self).split(separator: "\n").count == 2)

            try outbox.appending("filler").unlink()
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.done, .done])
            #expect(try String(decoding: starts.bytes(), as: UTF8.self).split(separator: "\n").count == 3)
        }
    }

    /// What the worker meets that was not foreseen.
    @Test("row 23, fault 3: a disk that becomes full while a picture is painted")
    func aDiskThatBecomesFullMeanwhile() async throws {
        var setup = Self.small
        setup.recipe = TestRecipe.text(iterations: 3000, snapshotEvery: 100)
        try await RunningDaemon.with(setup) { daemon in
            let outbox = try daemon.inside(daemon.place.outbox)
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            try await eventually("a snapshot") {
                outbox.appending(".impasto-\(id)/snapshots").visibleNames.isEmpty ? nil : ()
            }
            try outbox.fill()
            try await daemon.folder(gets: .blocked, because: "no-space: ")
            try outbox.appending("filler").unlink()
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
            #expect(outbox.names.filter { $0.hasPrefix(".") } == [])
        }
    }

    @Test("row 23, fault 3: outbox and state directory fill up at random moments")
    func disksThatFillUpAtRandom() async throws {
        var setup = Self.small
        setup.disks["state"] = 8 << 20
        try await RunningDaemon.with(setup) { daemon in
            let disks = [try daemon.inside(daemon.place.outbox), try daemon.inside(daemon.place.state)]
            let names = (1...(TestRun.isLong ? 200 : 12)).map { "cat\($0).png" }
            for (seed, name) in names.enumerated() {
                try daemon.drop(name, seed: seed)
                // The moments are the thing under test.
                let disk = disks[Int.random(in: 0...1)]
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...300)))
                try disk.fill(leaving: Int.random(in: 0...16_384))
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...300)))
                try disk.appending("filler").unlink()
            }
            try await daemon.jobs(afterEnds: names.count)
            let jobs = try await daemon.jobs()
            #expect(jobs.map(\.state) == names.map { _ in .done }, "\(daemon.log)")
            await daemon.expectOneJobEach(names, jobs)
            #expect(disks[0].names.filter { $0.hasSuffix(".png") }.sorted() == names.sorted())
            #expect(disks[0].names == disks[0].visibleNames)
            #expect(daemon.place.done.names == names.sorted())
        }
    }
}

extension FilePath {
    /// Writes a file that takes all room there is, but for so many bytes.
    fileprivate func fill(leaving bytes: Int = 0) throws {
        let filler = appending("filler")
        let file = try filler.openForWriting()
        try file.closeAfter {
            let piece = [UInt8](repeating: 1, count: 4096)
            var size = 0
            do {
                while true { size += try file.writeAll(piece) }
            } catch Errno.noSpace {
                try file.resize(to: Int64(max(0, size - bytes)))
            }
        }
    }
}

extension RunningDaemon {
    /// Waits until the folder is as it should be for a reason that begins so.
    @discardableResult
    fileprivate func folder(gets state: FolderState, because reason: String) async throws -> ListedFolder {
        try await eventually("the folder is \(state): \(reason)") {
            try await self.folders().first { $0.state == state && $0.reason?.hasPrefix(reason) == true }
        }
    }
}
