import Contract
import SystemPackage
import Systemd
import TestSupport
import Testing

/// What a recipe may name whose folder does not trust it.
struct RecipeTrustTests {
    /// A recipe that names nothing but a picture in the inbox and an installed network.
    private static let modest = TestRecipe.text(iterations: 2, network: "tiny")

    private static let setup = DaemonSetup(
        recipe: modest,
        folder: "trusts-recipe = false",
        environment: ["IMPASTO_NETWORKS": FilePath.engineFixtures.string]
    )

    @Test(
        "row 28: what an untrusted recipe names outside of the inbox is refused, and the last good one stays in force",
        arguments: ImmodestRecipe.all
    )
    func itReachesNothingOutsideOfTheInbox(_ recipe: ImmodestRecipe) async throws {
        try await RunningDaemon.with(Self.setup) { daemon in
            try await daemon.folder(gets: .active)
            try recipe.makeFiles(in: daemon.place)
            try daemon.place.recipe.write(recipe.text(Self.modest, in: daemon.place))
            try recipe.makeLinks(in: daemon.place)
            let folder = try await daemon.folder(gets: .degraded, because: "`trusts-recipe`")
            for word in ["style.toml: ", "`\(recipe.key)`", recipe.file, "last good"] {
                #expect(folder.reason?.contains(word) == true, "\(word): \(folder.reason ?? "")")
            }
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
            let sidecar = try daemon.place.outbox.appending("cat.json").bytes()
            #expect(!String(decoding: sidecar, as: UTF8.self).contains("private"))

            // What is checked beforehand is refused alike, at its line.
            try await daemon.withClient { client in
                let file = try FileDescriptor.open(daemon.place.recipe, .readOnly)
                let check = RecipeCheck(folder: "inbox", file: BusDescriptor(owning: file.rawValue))
                let problems = try await client.manager.call(ManagerInterface.validateConfig, check)
                #expect(problems.map(\.level) == [.error] && problems.allSatisfy { $0.line > 0 }, "\(problems)")
                #expect(problems.first?.text.contains("`trusts-recipe`") == true, "\(problems)")
            }
            guard recipe.isThere else { return }
            #expect(try await daemon.ctl("folders", "edit", "inbox", "trusts-recipe=true").status == 0)
            try await daemon.folder(gets: .active)
        }
    }

    @Test("row 28: an outbox that an untrusted recipe names is refused")
    func itSaysNotWhereIsWritten() async throws {
        try await RunningDaemon.with(Self.setup) { daemon in
            try await daemon.folder(gets: .active)
            try daemon.place.recipe.write(Self.modest + "outbox = \"../elsewhere\"\n")
            let folder = try await daemon.folder(gets: .degraded)
            for word in ["style.toml: `outbox` names ", "../elsewhere", "`trusts-recipe`", "last good"] {
                #expect(folder.reason?.contains(word) == true, "\(folder)")
            }
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            #expect(daemon.place.outbox.appending("cat.png").exists)
            #expect(!daemon.place.root.appending("elsewhere").exists)

            // The administrator's word, which wins over the recipe's anyway.
            let outbox = daemon.place.root.appending("other")
            #expect(try await daemon.ctl("folders", "edit", "inbox", "outbox=\(outbox)").status == 0)
            try await daemon.folder(gets: .active)
            try daemon.drop("dog.png", seed: 1)
            try await daemon.jobs(afterEnds: 2)
            #expect(outbox.appending("dog.png").exists)
        }
    }

    @Test("row 28: a folder that trusts its recipe no more takes nothing that it named")
    func trustIsTakenBack() async throws {
        var setup = Self.setup
        setup.folder = "trusts-recipe = true"
        setup.recipe = nil
        try await RunningDaemon.with(setup) { daemon in
            // Nobody's style now, it would be painted.
            try daemon.place.stylePicture.unlink()
            let style = daemon.place.root.appending("private.png")
            try style.write(TestPicture.png(7))
            let recipe = Self.modest.replacing("style.png", with: style.string) + "outbox = \"../elsewhere\"\n"
            try daemon.place.recipe.write(recipe)
            try await daemon.folder(gets: .active)
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
            #expect(daemon.place.root.appending("elsewhere/cat.png").exists)

            #expect(try await daemon.ctl("folders", "edit", "inbox", "trusts-recipe=false").status == 0)
            try await daemon.folder(gets: .blocked)
            // Nor does it come back as what was good before the daemon was started.
            #expect(try await daemon.stop() == 0)
            try await daemon.start()
            let folder = try await daemon.folder(gets: .blocked, because: "`trusts-recipe`")
            #expect(folder.outbox == daemon.place.outbox.string)
        }
    }

    /// As an installation has it, where nothing is said of trust.
    @Test("row 28: the machine's daemon trusts no recipe, and paints by what lies in the inbox")
    func theMachinesDaemonTrustsNone() async throws {
        var setup = Self.setup
        setup.isForEverybody = true
        setup.folder = ""
        try await RunningDaemon.with(setup) { daemon in
            try await daemon.folder(gets: .active)
            let shown = try await daemon.ctl("folders", "show", "inbox", "--json=short").output
            #expect(shown.contains("\"trusts-recipe\":false"))
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done], "\(daemon.log)")
            #expect(daemon.place.outbox.appending("cat.png").exists)
            try daemon.place.recipe.write(Self.modest.replacing("style.png", with: "/srv/private.png"))
            try await daemon.folder(gets: .degraded, because: "`trusts-recipe`")
        }
    }

    @Test("row 28: a picture of the recipe that becomes a link to elsewhere before it is painted fails the job")
    func aLinkThatComesLater() async throws {
        var setup = Self.setup
        setup.recipe = nil
        try await RunningDaemon.with(setup) { daemon in
            try daemon.place.stylePicture.unlink()
            let styles = daemon.place.inbox.appending("styles"), secret = daemon.place.root.appending("private.png")
            try styles.makeDirectory()
            try styles.appending("one.png").write(TestPicture.png(3))
            try secret.write(TestPicture.png(4))
            try daemon.place.recipe.write(Self.modest.replacing("style.png", with: "styles"))
            try await daemon.folder(gets: .active)
            try await daemon.ctl("pause")
            try daemon.drop("cat.png")
            try await daemon.queuedJobs(1)
            // Nothing tells of what happens in a folder of the inbox.
            try styles.appending("two.png").makeLink(to: secret)
            try await daemon.ctl("resume")
            let job = try #require(try await daemon.jobs(afterEnds: 1).first)
            #expect(job.state == .failed)
            let details = try await daemon.job(job.id)
            #expect(details.error == ServiceErrorCode.configInvalid.busName)
            #expect(details.message?.contains("styles/two.png") == true, "\(details.message ?? "")")
            #expect(daemon.place.outbox.visibleNames == [])
        }
    }
}

/// A recipe that names something outside of the inbox.
struct ImmodestRecipe: Sendable, CustomTestStringConvertible {
    static let all = [
        ImmodestRecipe("an absolute path", "style", replaces: "style.png", by: "ROOT/private.png"),
        ImmodestRecipe("a path that leads up", "style", replaces: "style.png", by: "done/../../private.png"),
        ImmodestRecipe("a link", "style", replaces: "style.png", by: "private-link.png"),
        ImmodestRecipe("a link in a folder", "style", file: "private-link.png", replaces: "style.png", by: "styles"),
        ImmodestRecipe("a folder by a link", "style", replaces: "style.png", by: "private-styles"),
        ImmodestRecipe("what is not there", "style", replaces: "style.png", by: "ROOT/private-or-not.png"),
        ImmodestRecipe("a region", "region", replaces: #""style.png""#, by: area("region")),
        ImmodestRecipe("a mask", "mask", replaces: #""style.png""#, by: area("mask")),
        ImmodestRecipe("the start", "initial-file", replaces: "", by: #"initial-file = "ROOT/private.png""#),
        ImmodestRecipe("a network", "network", replaces: #""tiny""#, by: #""ROOT/private.safetensors""#),
        ImmodestRecipe("a network in the inbox", "network", replaces: #""tiny""#, by: #""private.safetensors""#),
    ]

    let testDescription: String
    let key: String
    let file: String
    private let old: String
    private let new: String

    private init(_ description: String, _ key: String, file: String = "private", replaces old: String, by new: String) {
        testDescription = description
        self.key = key
        self.file = file
        self.old = old
        self.new = new
    }

    private static func area(_ key: String) -> String { #"{ file = "style.png", \#(key) = "ROOT/private.png" }"# }

    /// Whether what it names is there.
    var isThere: Bool { !new.contains("private-or-not") }

    /// The recipe, made of a modest one.
    func text(_ modest: String, in place: DaemonPlace) -> String {
        let text = old.isEmpty ? modest + new + "\n" : modest.replacing(old, with: new)
        return text.replacing("ROOT", with: place.root.string)
    }

    /// Makes what such recipes name.
    func makeFiles(in place: DaemonPlace) throws {
        let secret = place.root.appending("private.png"), styles = place.inbox.appending("styles")
        try secret.write(TestPicture.png(5))
        try place.root.appending("private.safetensors").write("")
        for folder in [styles, place.done, place.root.appending("private")] { try folder.makeDirectory() }
        try place.root.appending("private/one.png").write(TestPicture.png(6))
        try styles.appending("own.png").write(TestPicture.png(6))
        try styles.appending("private-link.png").makeLink(to: secret)
    }

    /// Makes the link in the inbox that it names: before it does, the watch puts links aside.
    func makeLinks(in place: DaemonPlace) throws {
        let targets = ["private-link.png": "private.png", "private-styles": "private"]
        guard let target = targets[new] else { return }
        try place.inbox.appending(new).makeLink(to: place.root.appending(target))
    }
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
