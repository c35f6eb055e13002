import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// Files in an inbox that have the names of the daemon's own folders there.
struct FolderNameTests {
    @Test(
        "a picture that is called like a folder of the daemon's is painted and stands in nobody's way",
        arguments: ["done", "failed"]
    )
    func aPictureCalledLikeAFolderIsPainted(_ name: String) async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.ctl("pause")
            try daemon.drop(name, seed: 1)
            try daemon.drop("cat.png", seed: 2)
            try daemon.place.inbox.appending("bad.png").write("no picture at all")
            try await daemon.queuedJobs(3)
            try await daemon.ctl("resume")
            let jobs = try await daemon.jobsWhenAllHaveEnded(3)

            #expect(jobs.count == 3)
            #expect(daemon.place.done.names == ["cat.png", "\(name)-2"])
            #expect(daemon.place.failed.names == ["bad.png", "bad.png.error.json"])
            let beside = ["cat", "\(name)-2"].flatMap { stem in [".epochs", ".json", ".png"].map { stem + $0 } }
            #expect(daemon.place.outbox.names == beside)
            #expect(daemon.place.inbox.names == ["done", "failed", "style.png", "style.toml"])
        }
    }

    @Test("a picture that is submitted under the name of a folder of the daemon's gets another one")
    func aPictureIsSubmittedUnderSuchAName() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let picture = daemon.place.root.appending("done")
            try picture.write(TestPicture.png())
            #expect(try await daemon.ctl("submit", picture.string).status == 0)
            #expect(try await daemon.jobs(afterEnds: 1).map(\.name) == ["done-2"])
            #expect(daemon.place.done.names == ["done-2"])
        }
    }

    @Test("a link that is called like a folder of the daemon's leads nothing out of the inbox")
    func aLinkCalledLikeAFolderLeadsNowhere() async throws {
        try await RunningDaemon.with { daemon in
            let elsewhere = daemon.place.root.appending("elsewhere")
            try elsewhere.makeDirectory()
            try daemon.place.inbox.appending("failed").makeLink(to: elsewhere)
            try await eventually("the link is put aside") { [place = daemon.place] in
                let names = try? FileManager.default.attributesOfItem(atPath: place.failed.string)[.type]
                guard names as? FileAttributeType == .typeDirectory else { return nil as Void? }
                return place.failed.names == ["failed-2", "failed-2.error.json"] ? () : nil
            }
            #expect(elsewhere.names == [])
        }
    }
}
