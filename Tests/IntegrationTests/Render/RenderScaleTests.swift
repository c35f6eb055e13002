import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// Painting from coarse to fine, and from a picture of one's own.
struct RenderScaleTests {
    private static let pyramid = [
        "smallest-size=16", "scale-step=2", "coarse-iterations=2", "coarsest-iterations=0", "margin=0",
    ]

    /// Content 27×21, style 24×19; the network needs 16 pixels each way.
    @Test func scalesArePlanned() async throws {
        try await RenderPlace.with { place in
            let plan = try await plan(place, ["size=128", "style-scale=0.5", "iterations=3"] + Self.pyramid)
            #expect(plan.scales.map(\.width) == [32, 64, 128] && plan.scales.map(\.height) == [25, 50, 100])
            #expect(plan.scales.map(\.iterations) == [12, 6, 3])
            // The coarsest style is no smaller than what leaves it a feature at the deepest layer.
            let expected = [(20, 16), (32, 25), (64, 51)].map { PlanReport.Size(width: $0.0, height: $0.1) }
            #expect(plan.scales.map(\.styles) == expected.map { [$0] })
            #expect(plan.width == 128 && plan.height == 100 && plan.styles == [expected[2]])

            let larger = try await self.plan(
                place,
                ["size=128", "style-scale=0.5", "iterations=3", "smallest-size=0", "margin=0"]
            )
            #expect(larger.scales.map(\.iterations) == [3] && larger.workspace_bytes <= plan.workspace_bytes)
        }
    }

    /// A side of fewer than 16 pixels has no feature behind the fourth pooling.
    @Test func aNarrowPictureHasFewerScales() async throws {
        try await RenderPlace.with { place in
            let samples = [UInt16](repeating: 0x8000, count: 120 * 40 * 3)
            try place.content.write(Picture(width: 120, height: 40, samples: samples).encoded(as: .png(bitDepth: 8)))
            let plan = try await plan(place, ["size=240"] + Self.pyramid)
            #expect(plan.scales.map(\.width) == [60, 120, 240] && plan.scales[0].height == 20)
            let native = try await self.plan(place, ["size=native"] + Self.pyramid)
            #expect(native.scales.map(\.width) == [60, 120])
        }
    }

    @Test func itIsPaintedScaleByScale() async throws {
        try await RenderPlace.with { place in
            let sidecar = place.root.appending("painted.json")
            let arguments = settings(["size=64"] + Self.pyramid) + ["--size", "64", "--trace", place.trace.string]
            let result = try await place.paint(arguments + ["--sidecar", sidecar.string], iterations: 4)
            #expect(result.exit == .painted, "\(result.errors)")
            #expect(try TraceLine.read(place.trace).count == 8 + 4)
            let painting = try place.picture(place.output)
            #expect((painting.width, painting.height) == (64, 50))
            let told = String(decoding: try sidecar.bytes(), as: UTF8.self)
            #expect(told.contains(#""height" : 25"#) || told.contains(#""height":25"#), "\(told)")

            // The same job gives the same bytes; without the coarse scale it is another painting.
            let bytes = try place.output.bytes()
            #expect(try await place.paint(arguments, iterations: 4).exit == .painted)
            #expect(try place.output.bytes() == bytes)
            #expect(try await place.paint(["--size", "64"], iterations: 4).exit == .painted)
            #expect(try place.picture(place.output) != painting)
        }
    }

    @Test func aPictureOfOnesOwnIsTheStart() async throws {
        try await RenderPlace.with { place in
            #expect(try await place.paint().exit == .painted)
            let fromContent = try place.picture(place.output)
            for (start, isSame) in [(place.content, true), (place.style, false)] {
                let start = settings(["initialisation=file", "initial-file=\(start)"])
                #expect(try await place.paint(start).exit == .painted)
                #expect(try (place.picture(place.output) == fromContent) == isSame)
            }
            let gone = settings(["initialisation=file", "initial-file=\(place.root)/gone.png"])
            let missing = try await place.paint(gone)
            #expect(missing.exit == .fileMissing && missing.errors.contains("gone.png"))
        }
    }

    private func settings(_ assignments: [String]) -> [String] {
        assignments.flatMap { ["--set", $0] }
    }

    private func plan(_ place: RenderPlace, _ assignments: [String]) async throws -> PlanReport {
        let result = try await place.run(
            [
                place.content.string, "--style", place.style.string, "--network", place.network.string, "--threads",
                "1",
                "--plan",
            ] + settings(assignments)
        )
        #expect(result.exit == .painted, "\(result.errors)")
        return try PlanReport(json: result.output)
    }
}
