import Contract
import SystemPackage
import TestSupport
import Testing

/// Files in the inbox that the daemon may not read.
struct UnreadableFileTests {
    private static let setup = DaemonSetup(isBoundByPermissions: true)

    @Test("row 21: a picture that may not be read is waited for, and painted when it may")
    func aPictureThatMayNotBeReadIsWaitedFor() async throws {
        try await RunningDaemon.with(Self.setup) { daemon in
            try await daemon.folder(gets: .active)
            let picture = daemon.place.root.appending("cat.png")
            try picture.write(TestPicture.png())
            try picture.setMode(0)
            try picture.rename(to: daemon.place.inbox.appending("cat.png"))
            let folder = try await daemon.folder(gets: .degraded)
            #expect(folder.reason?.hasPrefix("cat.png may not be read by the daemon;") == true)
            #expect(folder.pending == 1)
            #expect(daemon.log.contains("cat.png may not be read by the daemon"))

            // Neither its time nor a look through the folder has it put aside, and others are painted.
            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            try daemon.drop("dog.png", seed: 1)
            try await daemon.jobs(afterEnds: 1)
            #expect(try await daemon.ctl("rescan", "inbox").status == 0)
            #expect(daemon.place.inbox.names == ["cat.png", "done", "style.png", "style.toml"])

            try daemon.place.inbox.appending("cat.png").setMode(0o644)
            let jobs = try await daemon.jobs(afterEnds: 2)
            #expect(jobs.map(\.name) == ["dog.png", "cat.png"] && jobs.map(\.state) == [.done, .done])
            try await daemon.folder(gets: .active)
        }
    }

    @Test("row 21: a recipe that may not be read leaves the last good one in force, until it may")
    func aRecipeThatMayNotBeReadIsWaitedFor() async throws {
        try await RunningDaemon.with(Self.setup) { daemon in
            try await daemon.folder(gets: .active)
            let newer = daemon.place.root.appending("style.toml")
            try newer.write(TestRecipe.text(iterations: 6))
            try newer.setMode(0)
            try newer.rename(to: daemon.place.recipe)
            let folder = try await daemon.folder(gets: .degraded)
            #expect(folder.reason?.contains("the last good recipe stays in force") == true)
            try daemon.place.recipe.setMode(0o644)
            try await daemon.folder(gets: .active)
        }
    }
}
