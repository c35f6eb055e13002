import Contract
import SystemPackage
import TestSupport
import Testing

/// What happens to a folder and its pictures while its `style.toml` changes.
struct RecipeChangeTests {
    private let jpegRecipe = TestRecipe.text(iterations: 2, more: "format = \"jpeg\"")

    @Test(arguments: BrokenRecipe.all)
    func aBrokenRecipeLeavesTheLastGoodOneInForce(_ broken: BrokenRecipe) async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            try daemon.place.recipe.write(broken.text)
            let folder = try await daemon.folder(gets: .degraded)
            #expect(folder.reason?.contains("style.toml") == true)
            #expect(folder.reason?.contains("last good") == true)
            #expect(daemon.log.contains("style.toml"))
            try daemon.drop("one.png", seed: 1)
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
            #expect(daemon.place.outbox.names == ["one.epochs", "one.json", "one.png"])

            try daemon.place.recipe.write(jpegRecipe)
            try await daemon.folder(gets: .active)
            try daemon.drop("two.png", seed: 2)
            try await daemon.jobs(afterEnds: 2)
            #expect(
                daemon.place.outbox.names == ["one.epochs", "one.json", "one.png", "two.epochs", "two.jpg", "two.json"]
            )
        }
    }

    @Test func theReasonNamesTheLineAndWhatIsMeant() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: "style = \"style.png\"\niteratons = 3\n")) { daemon in
            let folder = try await daemon.folder(gets: .blocked, because: "style.toml:2: ")
            #expect(folder.reason?.contains("did you mean `iterations`?") == true)
        }
    }

    @Test func picturesWaitWhileTheRecipeIsBeingWritten() async throws {
        try await RunningDaemon.with(DaemonSetup(isStarted: false)) { daemon in
            let otherRecipe = TestRecipe.text(iterations: 2, more: "outbox = \"../other-outbox\"")
            let other = try daemon.place.makeInbox("other", recipe: otherRecipe)
            try daemon.place.configure(tables: DaemonPlace.folder("other", other))
            try await daemon.start()
            try await daemon.folder(gets: .active)

            let writer = try daemon.place.recipe.openForWriting()
            let text = Array(jpegRecipe.utf8)
            try writer.writeAll(text[..<(text.count / 2)])
            try daemon.drop("waits.png", seed: 1)
            // Settles after the one that waits.
            try other.appending("goes.png").write(TestPicture.png(2))
            #expect(try await daemon.jobs(afterEnds: 1).map(\.name) == ["goes.png"])

            try writer.writeAll(text[(text.count / 2)...])
            try writer.close()
            #expect(try await daemon.jobs(afterEnds: 2).map(\.name) == ["goes.png", "waits.png"])
            #expect(daemon.place.outbox.names == ["waits.epochs", "waits.jpg", "waits.json"])
        }
    }

    @Test func picturesWaitForAMissingRecipe() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: nil)) { daemon in
            try daemon.place.stylePicture.unlink()
            try await daemon.folder(gets: .blocked, because: "there is no style.toml")
            try daemon.drop("cat.png")
            try daemon.drop("dog.png", seed: 1)

            let style = daemon.place.root.appending("style")
            try style.write(TestPicture.png(9))
            try style.rename(to: daemon.place.stylePicture)
            try daemon.place.recipe.write(TestRecipe.quick)
            let jobs = try await daemon.jobs(afterEnds: 2)
            #expect(Set(jobs.map(\.name)) == ["cat.png", "dog.png"])
            try await daemon.folder(gets: .active)
        }
    }

    @Test func aRecipeIsFrozenWhenItsJobIsQueued() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.ctl("pause")
            try daemon.drop("before.png", seed: 1)
            try await daemon.queuedJobs(1)
            try daemon.place.recipe.write(jpegRecipe)
            try daemon.drop("after.png", seed: 2)
            try await daemon.queuedJobs(2)
            try await daemon.ctl("resume")
            try await daemon.jobs(afterEnds: 2)

            #expect(
                daemon.place.outbox.names == [
                    "after.epochs", "after.jpg", "after.json", "before.epochs", "before.json", "before.png",
                ]
            )
            #expect(
                daemon.place.outbox.appending("before.epochs").names == ["0002.png", "0004.png"] + TestRecipe.visuals
            )
        }
    }

    @Test func stylePicturesAreWaitedForAndNeverPainted() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let two = "[\"style.png\", \"waves.png\"]"
            try daemon.place.recipe.write(TestRecipe.text(iterations: 2).replacing("\"style.png\"", with: two))
            let folder = try await daemon.folder(gets: .degraded)
            #expect(folder.reason?.contains("waves.png") == true)
            try daemon.drop("waves.png", seed: 5)
            try await daemon.folder(gets: .active)
            try daemon.drop("cat.png")

            #expect(try await daemon.jobs(afterEnds: 1).map(\.name) == ["cat.png"])
            #expect(daemon.place.outbox.appending("cat.epochs").names == ["0002.png", "losses.png", "losses.svg"])
            #expect(daemon.place.inbox.names == ["done", "style.png", "style.toml", "waves.png"])
        }
    }

    @Test func otherPicturesOfTheRecipeAreWaitedForAndNeverPainted() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let style = #"{ file = "style.png", region = "sky.png", mask = "mask.png" }"#
            try daemon.place.recipe.write(
                TestRecipe.text(iterations: 2, more: #"initial-file = "start.png""#).replacing(
                    "\"style.png\"",
                    with: style
                )
            )
            for name in ["sky.png", "mask.png", "start.png"] {
                try await daemon.folder(gets: .degraded, because: name)
                try daemon.drop(name, seed: 5)
            }
            try await daemon.folder(gets: .active)
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.name) == ["cat.png"])
            #expect(
                daemon.place.inbox.names == [
                    "done", "mask.png", "sky.png", "start.png", "style.png", "style.toml",
                ]
            )
        }
    }

    @Test func aFolderInTheInboxIsAStyleAndNotTheInboxItself() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let (recipe, folder) = (TestRecipe.text(iterations: 2), daemon.place.inbox.appending("skies"))
            try daemon.place.recipe.write(recipe.replacing("\"style.png\"", with: "\".\""))
            try await daemon.folder(gets: .degraded, because: "inbox itself")
            try folder.makeDirectory()
            try daemon.place.recipe.write(recipe.replacing("\"style.png\"", with: "\"skies\""))
            try await daemon.folder(gets: .degraded, because: "skies has no PNG or JPEG file")

            try folder.appending("one.png").write(TestPicture.png(3))
            try folder.appending("two.png").write(TestPicture.png(4))
            try await daemon.ctl("reload")
            try await daemon.folder(gets: .active)
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
            #expect(folder.names == ["one.png", "two.png"])
        }
    }

    @Test func aStylePictureThatCannotBeReadFailsTheJobByName() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.place.stylePicture.write("no picture")
            try await daemon.folder(gets: .active)
            try daemon.drop("cat.png")
            let jobs = try await daemon.jobs(afterEnds: 1)
            #expect(jobs.map(\.state) == [.failed])
            #expect(try await daemon.job(jobs[0].id).message?.contains(daemon.place.stylePicture.string) == true)
        }
    }
}

/// A `style.toml` that is none.
struct BrokenRecipe: Sendable, CustomTestStringConvertible {
    static let all = [
        BrokenRecipe(testDescription: "unknown key", text: "style = \"style.png\"\niteratons = 3\n"),
        BrokenRecipe(testDescription: "half written", text: "style = \"style.p"),
        BrokenRecipe(testDescription: "no text", text: "\u{0}\u{1}"),
    ]

    let testDescription: String
    let text: String
}

extension RunningDaemon {
    /// Waits until the inbox is in a state for a reason.
    @discardableResult
    fileprivate func folder(gets state: FolderState, because words: String) async throws -> ListedFolder {
        try await eventually("the inbox is \(state): \(words)") {
            try await self.folders().first { $0.state == state && $0.reason?.contains(words) == true }
        }
    }
}
