import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// `--repeat` where memory and processors are others than those of the first painting.
struct RenderRepeatMachineTests {
    /// What a limit forces the first painting to.
    struct Thrift: Sendable {
        var tileSize: Int
        var history: Int
    }

    private static let recipe =
        ["--size", "600"]
        + ["smallest-size=0", "margin=0", "optimiser=lbfgs", "bit-depth=16"].flatMap { ["--set", $0] }

    /// Tiles, and tiles with a shorter history: they are taken again where nothing forces them any more.
    @Test(arguments: [Thrift(tileSize: 256, history: 8), Thrift(tileSize: 256, history: 4)])
    func theEconomyIsThatOfTheFirst(thrift: Thrift) async throws {
        try await RenderPlace.with { place in
            let painting = try await frugalPainting(place, thrift)
            let economy = try SidecarFile.read(place.sidecar).economy
            #expect((256..<600).contains(economy.tile_size ?? 0))
            #expect(thrift.history == 8 ? economy.history == 8 : (3..<8).contains(economy.history ?? 0))

            let repeated = try await place.run(["--repeat", place.sidecar.string])
            #expect(repeated.exit == .painted && !repeated.errors.contains("may be others"), "\(repeated.errors)")
            #expect(try place.root.appending("painted-repeated.png").bytes() == painting)
            let plan = try await place.run(["--repeat", place.sidecar.string, "--plan"])
            #expect(try PlanReport(json: plan.output).tile_size == economy.tile_size)
            #expect(try PlanReport(json: plan.output).history == economy.history)

            // Without the sidecar it would have become another one.
            #expect(try await place.paint(Self.recipe + ["--set", "history=8"], iterations: 10).exit == .painted)
            #expect(try place.output.bytes() != painting)
        }
    }

    /// One line says what there is no memory for, and the painting is made as well as it can be.
    @Test func lessMemoryIsTold() async throws {
        try await RenderPlace.with { place in
            try place.content.write(RenderPlanTests.noise((420, 420)).encoded(as: .png(bitDepth: 8)))
            let more = Self.recipe + ["--set", "history=8", "--sidecar", place.sidecar.string]
            #expect(try await place.paint(more, iterations: 2).exit == .painted)
            #expect(try SidecarFile.read(place.sidecar).economy == .init(tile_size: nil, history: 8))
            let limit = try await limit(place, Thrift(tileSize: 256, history: 8))
            let result = try await place.run(["--repeat", place.sidecar.string, "--memory-limit", "\(limit)"])
            #expect(result.exit == .painted, "\(result.errors)")
            let lines = result.errors.split(separator: "\n").filter { $0.contains("may be others") }
            #expect(lines.count == 1 && lines[0].contains("it was seen whole") && lines[0].contains("--memory-limit"))
        }
    }

    /// People are told what is done to save memory.
    @Test func aShortenedHistoryIsTold() async throws {
        try await RenderPlace.with { place in
            try place.content.write(RenderPlanTests.noise((420, 420)).encoded(as: .png(bitDepth: 8)))
            let limit = try await limit(place, Thrift(tileSize: 256, history: 4))
            let more = Self.recipe + ["--set", "history=8", "--memory-limit", "\(limit)"]
            let result = try await place.paint(more, iterations: 1, progress: "auto")
            #expect(result.exit == .painted, "\(result.errors)")
            #expect(result.errors.contains(/in tiles of \d+×\d+ pixels, and L-BFGS remembers \d steps instead of 8/))
        }
    }

    /// As many threads share the work as before, if there are fewer processors.
    @Test func fewerProcessors() async throws {
        try await RenderPlace.with { place in
            let first = place.command(["--sidecar", place.sidecar.string], iterations: 4, threads: 2)
            #expect(try await place.run(Array(first.dropFirst())).exit == .painted)
            let painting = try place.output.bytes()
            let processor = try #require(Processor.allowed.first)
            let repeated = try await CommandOutput.of(
                "taskset",
                ["--cpu-list", "\(processor)", Programs.impastoRender, "--repeat", place.sidecar.string]
            )
            #expect(repeated.exit == .painted && !repeated.errors.contains("may be others"), "\(repeated.errors)")
            #expect(try place.root.appending("painted-repeated.png").bytes() == painting)
        }
    }

    /// A painting under a limit that leaves room for no more than that.
    private func frugalPainting(_ place: RenderPlace, _ thrift: Thrift) async throws -> [UInt8] {
        try place.content.write(RenderPlanTests.noise((420, 420)).encoded(as: .png(bitDepth: 8)))
        let limit = try await limit(place, thrift)
        let more =
            Self.recipe + [
                "--set", "history=8", "--sidecar", place.sidecar.string, "--memory-limit", "\(limit)",
            ]
        let result = try await place.paint(more, iterations: 10)
        try #require(result.exit == .painted, "\(result.errors)")
        return try place.output.bytes()
    }

    /// What leaves room for that; seen whole, it takes seven mebibytes more.
    private func limit(_ place: RenderPlace, _ thrift: Thrift) async throws -> Int {
        let settings = ["--set", "tile-size=\(thrift.tileSize)", "--set", "history=\(thrift.history)"]
        let plan = try await place.paint(Self.recipe + settings + ["--plan"])
        return try PlanReport(json: plan.output).peak_bytes + 3 << 20
    }
}
