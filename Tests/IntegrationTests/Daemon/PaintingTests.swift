import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// A picture dropped into the inbox comes out painted.
struct PaintingTests {
    @Test func aDroppedPictureComesOutPaintedWithItsSnapshots() async throws {
        try await RunningDaemon.with { daemon in
            let picture = try TestPicture.png()
            try daemon.place.inbox.appending("cat.png").write(picture)
            let jobs = try await daemon.jobs(afterEnds: 1)

            #expect(jobs.map(\.name) == ["cat.png"])
            #expect(jobs.map(\.state) == [.done])
            #expect(jobs.map(\.attempts) == [1])
            #expect(daemon.place.outbox.names == ["cat.epochs", "cat.json", "cat.png"])
            #expect(daemon.place.outbox.appending("cat.epochs").names == ["0002.png", "0004.png"] + TestRecipe.visuals)
            #expect(daemon.place.inbox.names == ["done", "style.png", "style.toml"])
            #expect(try daemon.place.done.appending("cat.png").bytes() == picture)

            let painting = try Picture.read(path: daemon.place.outbox.appending("cat.png").string)
            #expect((painting.width, painting.height) == (TestPicture.width, TestPicture.height))
            #expect(try painting != Picture.decode(picture, named: "cat.png"))
            daemon.expectTidy()
        }
    }

    @Test func theHistorySurvivesARestart() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("cat.png")
            let before = try await daemon.jobs(afterEnds: 1)
            #expect(try await daemon.stop() == 0)
            try await daemon.start()

            #expect(try await daemon.jobs() == before)
            #expect(try await daemon.job(1).state == .done)
            #expect(try await daemon.ctl("list", "--json=short").output == "[]\n")
        }
    }

    @Test func picturesOfOneStemGetResultsOfTheirOwn() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.place.inbox.appending("a.jpg").write(TestPicture.jpeg(1))
            try daemon.drop("a.png", seed: 2)
            let jobs = try await daemon.jobs(afterEnds: 2)

            #expect(Set(jobs.map(\.name)) == ["a.jpg", "a.png"])
            #expect(daemon.place.outbox.names == ["a-2.epochs", "a-2.json", "a-2.png", "a.epochs", "a.json", "a.png"])
            #expect(daemon.place.done.names == ["a.jpg", "a.png"])
        }
    }

    @Test("row 24: a name that comes again is numbered")
    func aNameThatComesAgainIsNumbered() async throws {
        try await RunningDaemon.with { daemon in
            for count in 1...3 {
                try daemon.drop("cat.png", seed: count)
                try await daemon.jobs(afterEnds: count)
            }
            let paintings = daemon.place.outbox.names.filter { $0.hasSuffix(".png") }
            #expect(paintings == ["cat-2.png", "cat-3.png", "cat.png"])
            #expect(daemon.place.done.names == ["cat-2.png", "cat-3.png", "cat.png"])
        }
    }

    @Test func aJPEGRecipeGivesJPEGs() async throws {
        let recipe = TestRecipe.text(iterations: 2, more: "format = \"jpeg\"")
        try await RunningDaemon.with(DaemonSetup(recipe: recipe)) { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)

            #expect(daemon.place.outbox.names == ["cat.epochs", "cat.jpg", "cat.json"])
            let painting = try daemon.place.outbox.appending("cat.jpg").bytes()
            #expect(painting.starts(with: [0xFF, 0xD8, 0xFF]))
            #expect(try Picture.decode(painting, named: "cat.jpg").width == TestPicture.width)
        }
    }

    @Test func theWorkersFindNetworksWhereTheEnvironmentSays() async throws {
        let setup = DaemonSetup(
            recipe: TestRecipe.text(iterations: 1, network: "tiny"),
            environment: ["IMPASTO_NETWORKS": FilePath.engineFixtures.string]
        )
        try await RunningDaemon.with(setup) { daemon in
            for seed in 1...10 { try daemon.drop("cat\(seed).png", seed: seed) }
            let jobs = try await daemon.jobs(afterEnds: 10)
            #expect(jobs.count == 10)
            #expect(jobs.allSatisfy { $0.state == .done })
        }
    }

    @Test func theOutboxOfTheRecipeIsUsed() async throws {
        let recipe = TestRecipe.text(iterations: 2, more: "outbox = \"../elsewhere\"")
        try await RunningDaemon.with(DaemonSetup(recipe: recipe)) { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)

            #expect(daemon.place.root.appending("elsewhere").names == ["cat.epochs", "cat.json", "cat.png"])
            #expect(!daemon.place.outbox.exists)
        }
    }
}
