import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// What is no picture stops nobody, and is put aside with the reason.
struct OddFileTests {
    @Test(
        "row 19: a file that is no picture is put aside with the reason",
        arguments: [
            OddFile(name: "x.jpg", code: "ImageCorrupt", bytes: Array("This is a letter.\n".utf8)),
            OddFile(name: "cut.png", code: "ImageCorrupt", bytes: Array(try TestPicture.png().prefix(200))),
            OddFile(name: "nothing.png", code: "Empty", bytes: []),
        ]
    )
    func aFileThatIsNoPictureIsPutAsideWithTheReason(_ file: OddFile) async throws {
        try await RunningDaemon.with { daemon in
            try daemon.place.inbox.appending(file.name).write(file.bytes)
            let report = try await daemon.report(on: file.name)

            #expect(report.code == file.code)
            #expect(report.message.contains(file.name))
            #expect(report.name == file.name)
            // An empty file is no job, and no recipe was meant for it.
            #expect(report.recipe_sha256?.count == (file.bytes.isEmpty ? nil : 64))
            #expect(try daemon.place.failed.appending(file.name).bytes() == file.bytes)
            try await daemon.expectToPaintOn()
            #expect(daemon.place.failed.names == [file.name, "\(file.name).error.json"])
        }
    }

    @Test(
        "row 20: a source that cannot be moved is painted once, and its folder says so",
        .enabled("no test with own mounts: unshare(1) may not make them on this machine", OwnMounts.areAllowed)
    )
    func aSourceThatCannotBeMovedIsPaintedOnce() async throws {
        let setup = DaemonSetup(readOnly: ["inbox"])
        try await RunningDaemon.with(setup) { daemon in
            let inbox = daemon.place.inbox
            let folder = try await daemon.folder(gets: .degraded)
            #expect(folder.reason?.contains("pictures cannot be moved out of it") == true)
            try daemon.drop("cat.png")
            try inbox.appending("bad.png").write("no picture at all")
            let ended = try await daemon.jobs(afterEnds: 2)
            #expect(Set(ended.map(\.state)) == [.done, .failed])
            #expect(daemon.log.contains("the picture stays in the inbox and is not painted again"))

            // Neither a look through the folder nor another life takes them for new ones.
            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            #expect(try await daemon.stop() == 0)
            try await daemon.start()
            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            #expect(try await daemon.jobs().map(\.attempts) == ended.map(\.attempts))
            #expect(inbox.names == ["bad.png", "cat.png", "style.png", "style.toml"])
            #expect(daemon.place.outbox.names == ["cat.epochs", "cat.json", "cat.png"])
        }
    }

    @Test func aLinkIsPutAsideAndNeverFollowed() async throws {
        let secret = FilePath("/etc/shadow")
        let before = try? secret.stat()
        try await RunningDaemon.with { daemon in
            try daemon.place.inbox.appending("link.png").makeLink(to: secret)
            let report = try await daemon.report(on: "link.png")

            #expect(report.code == "NotRegular")
            let link = daemon.place.failed.appending("link.png")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.string) == secret.string)
            try await daemon.expectToPaintOn()
        }
        let after = try? secret.stat()
        #expect(before?.st_atim.tv_sec == after?.st_atim.tv_sec && before?.st_atim.tv_nsec == after?.st_atim.tv_nsec)
        #expect(before?.st_ctim.tv_sec == after?.st_ctim.tv_sec && before?.st_ctim.tv_nsec == after?.st_ctim.tv_nsec)
    }

    @Test func aLinkToAPictureIsNotPaintedEither() async throws {
        try await RunningDaemon.with { daemon in
            let picture = daemon.place.root.appending("private.png")
            try picture.write(TestPicture.png())
            let opening = try OpeningWatch(picture)
            try daemon.place.inbox.appending("link.png").makeLink(to: picture)
            #expect(try await daemon.report(on: "link.png").code == "NotRegular")
            try await daemon.expectToPaintOn()
            #expect(picture.exists)
            #expect(try !opening.hasSeenAny())
            _ = try picture.bytes()
            #expect(try opening.hasSeenAny())
        }
    }

    @Test func aNamedPipeIsPutAsideAndBlocksNothing() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.place.inbox.appending("pipe.png").makeFIFO()
            #expect(try await daemon.report(on: "pipe.png").code == "NotRegular")
            try await daemon.expectToPaintOn()
        }
    }

    /// A source of zeros without end.
    @Test(
        "row 11: a device is put aside and never read",
        .enabled("no device: mknod(2) may make none on this machine", Self.mayMakeDevices)
    )
    func aDeviceIsPutAsideAndNeverRead() async throws {
        try await RunningDaemon.with { daemon in
            #expect(Self.makeDevice(daemon.place.inbox.appending("zero.png")))
            #expect(try await daemon.report(on: "zero.png").code == "NotRegular")
            try await daemon.expectToPaintOn()
        }
    }

    @Sendable private static func mayMakeDevices() async throws -> Bool {
        try await TemporaryDirectory.with { makeDevice($0.appending("zero")) }
    }

    private static func makeDevice(_ path: FilePath) -> Bool {
        // The number of /dev/zero (null(4)).
        path.withPlatformString { mknod($0, S_IFCHR | 0o644, 1 << 8 | 5) } == 0
    }

    @Test func directoriesAndTemporaryFilesAreLeftAlone() async throws {
        try await RunningDaemon.with { daemon in
            let folder = daemon.place.inbox.appending("holiday")
            try folder.makeDirectory()
            try folder.appending("beach.png").write(TestPicture.png())
            try daemon.drop(".hidden.png")
            try daemon.drop("cat.png.part")
            try await daemon.expectToPaintOn()

            let names = [".hidden.png", "cat.png.part", "done", "holiday", "style.png", "style.toml"]
            #expect(daemon.place.inbox.names == names)
            #expect(folder.names == ["beach.png"])
        }
    }

    @Test func aPictureTakenAwayWhileItWaitsIsCanceled() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.ctl("pause")
            try daemon.drop("cat.png")
            try await daemon.queuedJobs(1)
            try daemon.place.inbox.appending("cat.png").unlink()
            try await daemon.ctl("resume")
            let jobs = try await daemon.jobs(afterEnds: 1)

            #expect(jobs.map(\.state) == [.canceled])
            #expect(!daemon.place.outbox.exists || daemon.place.outbox.names == [])
            try await daemon.expectToPaintOn()
        }
    }

    @Test func aPictureReplacedWhileItWaitsIsPaintedInItsNewForm() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.ctl("pause")
            try daemon.drop("cat.png", seed: 1)
            try await daemon.queuedJobs(1)
            let newer = daemon.place.root.appending("newer.png")
            try newer.write(TestPicture.png(2))
            try newer.rename(to: daemon.place.inbox.appending("cat.png"))
            try await daemon.queuedJobs(2)
            try await daemon.ctl("resume")
            let jobs = try await daemon.jobs(afterEnds: 2)

            #expect(jobs.map(\.state) == [.canceled, .done])
            #expect(daemon.place.outbox.names == ["cat.epochs", "cat.json", "cat.png"])
            #expect(try daemon.place.done.appending("cat.png").bytes() == TestPicture.png(2))
        }
    }
}

/// A file that cannot be painted.
struct OddFile: Sendable, CustomTestStringConvertible {
    let name: String
    let code: String
    let bytes: [UInt8]

    var testDescription: String { name }
}

extension RunningDaemon {
    /// Waits until a file of the inbox has been put aside, and returns the reason.
    fileprivate func report(on name: String) async throws -> ErrorReport {
        let file = place.failed.appending("\(name).error.json")
        // The report comes before the file.
        return try await eventually("\(name) with its report") { [place] in
            guard file.exists, place.failed.appending(name).exists else { return nil }
            return try JSONDecoder().decode(ErrorReport.self, from: Data(file.bytes()))
        }
    }

    /// Expects that a good picture is painted now as ever.
    fileprivate func expectToPaintOn(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try place.inbox.appending("good.png").write(TestPicture.png(77))
        try await eventually("the painting of good.png") { [place] in
            place.outbox.appending("good.png").exists && place.done.appending("good.png").exists ? () : nil
        }
        let good = try await jobs().filter { $0.name == "good.png" }
        #expect(good.count == 1, sourceLocation: sourceLocation)
    }
}
