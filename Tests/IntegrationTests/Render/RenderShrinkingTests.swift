import Contract
import Glibc
import Pictures
import SystemPackage
import TestSupport
import Testing

/// `shrink-to-fit`: what does not fit is painted at the size that does.
struct RenderShrinkingTests {
    private static let shrinking = ["--size", "400", "--set", "tile-size=never", "--set", "shrink-to-fit=true"]
    private static let limit = ["--memory-limit", "60M"]

    @Test func theSizeIsThatWhichARefusalNames() async throws {
        try await with { place in
            let refused = try await plan(["--set", "shrink-to-fit=false"], in: place)
            let fitting = try #require(refused.size_that_fits)
            #expect(!refused.fits && refused.shrunk_from == nil)
            let plan = try await plan(in: place)
            #expect(plan.fits && plan.size_that_fits == nil)
            #expect(plan.shrunk_from == .init(width: 400, height: 286))

            let result = try await place.paint(
                Self.shrinking + Self.limit + ["--sidecar", place.sidecar.string],
                progress: "auto"
            )
            #expect(result.exit == .painted, "\(result.errors)")
            let painting = try place.picture(place.output)
            // What a process has when it begins is never quite the same.
            #expect(painting.width.isMultiple(of: 16) && (0..<24).contains(fitting - painting.width + 4))
            #expect(
                result.errors.contains(
                    "it is painted at \(painting.width)×\(painting.height) pixels: for the 400×286 of its recipe"
                )
            )
            let sidecar = try SidecarFile.read(place.sidecar)
            #expect(sidecar.painting.shrunk_from == .init(width: 400, height: 286))
            #expect(sidecar.painting.width == painting.width && sidecar.painting.height == painting.height)
        }
    }

    @Test func whereThereIsRoomNothingIsShrunk() async throws {
        try await with { place in
            let result = try await place.paint(Self.shrinking + ["--sidecar", place.sidecar.string], progress: "auto")
            #expect(result.exit == .painted && !result.errors.contains("not enough memory"), "\(result.errors)")
            #expect(try place.picture(place.output).width == 400)
            #expect(try SidecarFile.read(place.sidecar).painting.shrunk_from == nil)
        }
    }

    @Test func whereNoSizeFitsItIsRefused() async throws {
        try await with { place in
            let result = try await place.paint(Self.shrinking + ["--memory-limit", "1M"])
            #expect(result.exit == .outOfMemory && result.errors.contains("no size is small enough"))
            #expect(place.root.names == RenderPlace.names)
        }
    }

    /// A repetition has the size of the first painting with any memory, and says so in its own sidecar.
    @Test func itIsRepeatedAtItsSize() async throws {
        try await with { place in
            let first = try await place.paint(Self.shrinking + Self.limit + ["--sidecar", place.sidecar.string])
            #expect(first.exit == .painted, "\(first.errors)")
            let again = place.root.appending("again.json")
            let repeated = try await place.run(["--repeat", place.sidecar.string, "--sidecar", again.string])
            #expect(repeated.exit == .painted && repeated.errors.contains("byte by byte"), "\(repeated.errors)")
            #expect(try SidecarFile.read(again).painting.shrunk_from == .init(width: 400, height: 286))

            let refused = try await place.run(["--repeat", place.sidecar.string, "--memory-limit", "40M"])
            #expect(refused.exit == .outOfMemory, "\(refused.errors)")
        }
    }

    /// Whatever memory there is then: less than a size takes that was begun, and the painting begins anew.
    @Test("checkpoint: an interrupted painting goes on at the size that it was shrunk to")
    func anInterruptedPaintingGoesOnAtItsSize() async throws {
        try await with { place in
            let kept = ["--checkpoint", place.root.appending("checkpoint").string, "--sidecar", place.sidecar.string]
            for (memory, begins) in [("60M", false), ("50M", true), ("1G", false)] {
                let begun = Self.shrinking + kept + ["--size", "400"]
                let status = try await interrupted(place.command(begun + Self.limit, iterations: 24, progress: "json"))
                #expect(status == WorkerExit.stopped.rawValue)
                let more = begun + ["--memory-limit", memory]
                let result = try await place.paint(more, iterations: 24, progress: "auto")
                #expect(result.exit == .painted, "\(result.errors)")
                #expect(result.errors.contains("begins anew") == begins, "\(result.errors)")
                #expect(result.errors.contains("it goes on behind evaluation") != begins, "\(result.errors)")
                let sidecar = try SidecarFile.read(place.sidecar)
                #expect(sidecar.painting.shrunk_from?.width == 400 && sidecar.painting.width < 300)
                let whole = try await place.run(["--repeat", place.sidecar.string])
                #expect(whole.exit == .painted && whole.errors.contains("byte by byte"), "\(whole.errors)")
            }
        }
    }

    /// Stops a painting after its third evaluation.
    private func interrupted(_ command: [String]) async throws -> Int32 {
        let process = try ChildProcess(command, errors: "/dev/null")
        var evaluations = 0
        for await line in process.lines {
            guard case .progress = try WorkerReport(line: line) else { continue }
            evaluations += 1
            if evaluations == 3 { process.send(SIGTERM) }
        }
        return try await withDeadline(.seconds(30), "the end of the program") { await process.end() }
    }

    private func plan(_ more: [String] = [], in place: RenderPlace) async throws -> PlanReport {
        let command = place.command(Self.shrinking + Self.limit + more + ["--plan"])
        return try PlanReport(json: try await place.run(Array(command.dropFirst())).output)
    }

    /// A place whose content is large enough to be too large.
    private func with(_ body: (RenderPlace) async throws -> Void) async throws {
        try await RenderPlace.with { place in
            try place.content.write(RenderPlanTests.noise((420, 300)).encoded(as: .png(bitDepth: 8)))
            try await body(place)
        }
    }
}
