import Contract
import SystemPackage
import TestSupport
import Testing

/// However a picture comes into the inbox, it is painted once, and not before all of it is there.
struct UploadTests {
    @Test func aCopiedPictureIsPaintedOnce() async throws {
        try await expectOnePainting { daemon in
            let source = daemon.place.root.appending("cat.png")
            try source.write(TestPicture.png())
            #expect(try await CommandOutput.of("cp", [source.string, daemon.place.inbox.string]).status == 0)
        }
    }

    @Test func aPictureMovedFromTheSameFileSystemIsPaintedOnce() async throws {
        try await expectOnePainting { daemon in
            let source = daemon.place.root.appending("cat.png")
            try source.write(TestPicture.png())
            #expect(try await CommandOutput.of("mv", [source.string, daemon.place.inbox.string]).status == 0)
        }
    }

    @Test func aPictureMovedFromAnotherFileSystemIsPaintedOnce() async throws {
        try await expectOnePainting { daemon in
            let name = try #require(daemon.place.root.lastComponent)
            let memory = FilePath("/dev/shm").appending(name)
            try memory.makeDirectory()
            defer { memory.removeAll() }
            #expect(try memory.stat().deviceID != daemon.place.inbox.stat().deviceID)
            let source = memory.appending("cat.png")
            try source.write(TestPicture.png())
            #expect(try await CommandOutput.of("mv", [source.string, daemon.place.inbox.string]).status == 0)
        }
    }

    @Test func aPictureThatIsLinkedAndUnlinkedIsPaintedOnce() async throws {
        try await expectOnePainting { daemon in
            let part = daemon.place.inbox.appending("cat.png.part")
            try part.write(TestPicture.png())
            try part.link(as: daemon.place.inbox.appending("cat.png"))
            try part.unlink()
        }
    }

    @Test func aPictureRenamedFromATemporaryNameIsPaintedOnce() async throws {
        try await expectOnePainting { daemon in
            let part = daemon.place.inbox.appending(".cat.png.Ab12Cd")
            try part.write(TestPicture.png())
            try part.rename(to: daemon.place.inbox.appending("cat.png"))
        }
    }

    /// By a hidden name and a rename, from a folder of its own, or written where it lies.
    @Test(
        "fault 8: whatever way rsync(1) brings a picture, it is painted once",
        arguments: [[], ["--times"], ["--inplace"], ["--partial-dir=.partial"], ["--delay-updates"]]
    )
    func aPictureBroughtByRsyncIsPaintedOnce(options: [String]) async throws {
        try await expectOnePainting { daemon in
            let source = daemon.place.root.appending("cat.png")
            try source.write(TestPicture.png())
            let words = options + ["--whole-file", source.string, daemon.place.inbox.string]
            #expect(try await CommandOutput.of("rsync", words).status == 0)
        }
    }

    @Test func aSlowWriterIsWaitedFor() async throws {
        try await RunningDaemon.with { daemon in
            let picture = try TestPicture.png()
            let writer = try daemon.place.inbox.appending("slow.png").openForWriting()
            // Each time, a picture that is dropped whole settles and is painted while the slow one is still held open.
            for (count, part) in picture.split(into: 3).enumerated() {
                try writer.writeAll(part)
                try daemon.drop("quick-\(count).png", seed: count + 1)
                let jobs = try await daemon.jobs(afterEnds: count + 1)
                #expect(!jobs.contains { $0.name == "slow.png" })
            }
            try writer.close()
            let jobs = try await daemon.jobs(afterEnds: 4)

            #expect(jobs.count == 4)
            #expect(jobs.allSatisfy { $0.state == .done })
            #expect(try daemon.place.done.appending("slow.png").bytes() == picture)
        }
    }

    @Test func picturesThatLieInTheInboxAtStartArePainted() async throws {
        try await RunningDaemon.with(DaemonSetup(isStarted: false)) { daemon in
            for count in 1...3 { try daemon.drop("cat\(count).png", seed: count) }
            try await daemon.start()
            let jobs = try await daemon.jobs(afterEnds: 3)

            #expect(Set(jobs.map(\.name)) == ["cat1.png", "cat2.png", "cat3.png"])
            #expect(daemon.place.done.names == ["cat1.png", "cat2.png", "cat3.png"])
        }
    }

    @Test func anInboxThatIsMissingIsTakenUpWhenItAppears() async throws {
        try await RunningDaemon.with(DaemonSetup(isStarted: false)) { daemon in
            let inbox = daemon.place.root.appending("late/inbox")
            try daemon.place.configure(tables: DaemonPlace.folder("late", inbox))
            try await daemon.start()
            let missing = try await daemon.folder("late", gets: .missing)
            #expect(missing.reason?.contains(inbox.string) == true)

            try inbox.removingLastComponent().makeDirectory()
            #expect(try daemon.place.makeInbox("late/inbox", recipe: TestRecipe.quick) == inbox)
            try inbox.appending("cat.png").write(TestPicture.png())
            try await daemon.jobs(afterEnds: 1)
            #expect(inbox.removingLastComponent().appending("outbox").names == ["cat.epochs", "cat.json", "cat.png"])
        }
    }

    /// Brings `cat.png` into the inbox and expects exactly one painting of it.
    func expectOnePainting(
        _ upload: (RunningDaemon) async throws -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await RunningDaemon.with { daemon in
            try await upload(daemon)
            try await daemon.jobs(afterEnds: 1)
            // Whatever else came of the first picture settled before this one.
            try daemon.drop("last.png", seed: 1)
            let jobs = try await daemon.jobs(afterEnds: 2)

            #expect(jobs.map(\.name) == ["cat.png", "last.png"], sourceLocation: sourceLocation)
            #expect(jobs.allSatisfy { $0.state == .done }, sourceLocation: sourceLocation)
            let results = ["cat.epochs", "cat.json", "cat.png", "last.epochs", "last.json", "last.png"]
            #expect(daemon.place.outbox.names == results, sourceLocation: sourceLocation)
            #expect(daemon.place.done.names == ["cat.png", "last.png"], sourceLocation: sourceLocation)
            daemon.expectTidy(sourceLocation: sourceLocation)
        }
    }
}

extension [UInt8] {
    /// The bytes in so many parts of about the same length.
    fileprivate func split(into parts: Int) -> [ArraySlice<UInt8>] {
        (0..<parts).map { self[count * $0 / parts..<count * ($0 + 1) / parts] }
    }
}
