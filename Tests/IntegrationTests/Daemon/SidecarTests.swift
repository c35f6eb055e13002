import Contract
import SystemPackage
import TestSupport
import Testing

/// Beside each painting stands the file that tells how it came about.
struct SidecarTests {
    @Test func itNamesThePictureAndItsDigest() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            let sidecar = try SidecarFile.read(daemon.place.outbox.appending("cat.json"))
            #expect(sidecar.content.path == daemon.place.inbox.appending("cat.png").string)
            #expect(sidecar.pictures.map(\.path) == [daemon.place.stylePicture.string])
            #expect(try sidecar.painting.bytes == daemon.place.outbox.appending("cat.png").bytes().count)
            #expect((sidecar.painting.width, sidecar.painting.height) == (TestPicture.width, TestPicture.height))
            #expect(sidecar.epochs.map(\.evaluation) == [1, 2, 4])
        }
    }

    /// The source has moved by then, and the recipe of the inbox is another one.
    @Test func itRepeatsThePainting() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            try daemon.place.recipe.write(TestRecipe.endless)
            let sidecar = daemon.place.outbox.appending("cat.json")
            let copy = daemon.place.root.appending("copy.png")
            let arguments = ["--repeat", sidecar.string, "--output", copy.string]
            let result = try await CommandOutput.of(Programs.impastoRender, arguments)
            #expect(result.status == 0, "\(result.errors)")
            #expect(try copy.bytes() == daemon.place.outbox.appending("cat.png").bytes())
        }
    }

    @Test func aNameThatIsNoTextIsEscaped() async throws {
        try await RunningDaemon.with { daemon in
            let name = OddName([0x63, 0xFF, 0x0A] + Array(".png".utf8), shown: "c\\xff\\x0a.png")
            try daemon.place.inbox.appending(name.component).write(TestPicture.png())
            try await daemon.jobs(afterEnds: 1)
            let path = FilePath(bytes: [0x63, 0xFF, 0x0A] + Array(".json".utf8))
            let sidecar = try SidecarFile.read(daemon.place.outbox.appending(path))
            #expect(sidecar.content.path == "\(daemon.place.inbox)/\(name.shown)")
        }
    }

    @Test func aRecipeMayDoWithoutIt() async throws {
        let recipe = TestRecipe.text(iterations: 2, more: "sidecar = false")
        try await RunningDaemon.with(DaemonSetup(recipe: recipe)) { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            #expect(daemon.place.outbox.names == ["cat.epochs", "cat.png"])
            daemon.expectTidy()
        }
    }

    /// All files of a painting have one name, and none is written over.
    @Test(arguments: ["cat.json", "cat.epochs", "cat.png"])
    func whereAnyNameIsTakenAllGetAnother(taken: String) async throws {
        try await RunningDaemon.with { daemon in
            try daemon.place.outbox.makeDirectory()
            try daemon.place.outbox.appending(taken).write("somebody's")
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            #expect(daemon.place.outbox.names == (["cat-2.epochs", "cat-2.json", "cat-2.png"] + [taken]).sorted())
            #expect(try daemon.place.outbox.appending(taken).bytes() == Array("somebody's".utf8))
            daemon.expectTidy()
        }
    }
}
