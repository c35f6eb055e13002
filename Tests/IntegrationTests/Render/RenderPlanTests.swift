import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// What a painting will take is told beforehand, and is what it takes.
struct RenderPlanTests {
    /// A run whose memory is forecast.
    struct Run: Sendable, CustomTestStringConvertible {
        var content: (width: Int, height: Int)
        var style: (width: Int, height: Int)
        var optimiser: String
        var threads: Int

        var testDescription: String { "\(content) \(style) \(optimiser) \(threads)" }
    }

    /// Read while the painting goes on, after as many evaluations as fill the memory of L-BFGS, with snapshots on the way.
    ///
    /// The forecast may not be much too low, for it is held against limits; 15 % too high is as good as a size that is a
    /// fourteenth smaller.
    @Test(arguments: [
        Run(content: (64, 48), style: (64, 64), optimiser: "adam", threads: 1),
        Run(content: (128, 128), style: (256, 192), optimiser: "lbfgs", threads: 2),
        Run(content: (256, 192), style: (128, 128), optimiser: "lbfgs", threads: 1),
        Run(content: (128, 96), style: (512, 512), optimiser: "adam", threads: 2),
        Run(content: (512, 384), style: (256, 256), optimiser: "adam", threads: 2),
        Run(content: (512, 512), style: (512, 512), optimiser: "lbfgs", threads: 2),
    ])
    func theForecastComesTrue(run: Run) async throws {
        try await RenderPlace.with { place in
            try place.content.write(Self.noise(run.content).encoded(as: .png(bitDepth: 8)))
            try place.style.write(Self.noise(run.style).encoded(as: .png(bitDepth: 8)))
            let command =
                place.command(
                    [
                        "--set", "optimiser=\"\(run.optimiser)\"", "--set", "clamp=false", "--set", "smallest-size=0",
                        "--snapshot-every", "3",
                        "--snapshots", place.root.appending("snapshots").string,
                    ],
                    iterations: 100_000,
                    threads: run.threads,
                    progress: "json"
                ) + ["--network", "impasto"]
            let planned = try await place.run(Array(command.dropFirst()) + ["--plan"])
            let forecast = try PlanReport(json: planned.output).peak_bytes
            #expect(place.root.names == RenderPlace.names)

            let process = try ChildProcess(command)
            var lines = process.lines.makeAsyncIterator()
            var iteration = 0
            while iteration < 16, let line = await lines.next() {
                if case .progress(let progress) = try WorkerReport(line: line) { iteration = progress.iteration }
            }
            let peak = try Self.peak(of: process)
            process.kill()
            #expect(forecast > peak - 3 << 20, "\(forecast) \(peak)")
            #expect(Double(forecast) < 1.15 * Double(peak), "\(forecast) \(peak)")
        }
    }

    /// Content 27×21, style 24×19.
    @Test(arguments: [
        (["size=40"], (40, 31), (40, 32)),
        (["size=40", "style-scale=1.5"], (40, 31), (60, 48)),
        (["size=40", "style-scale=1.5", "style=[{ file = \"STYLE\", scale = 2 }]"], (40, 31), (120, 95)),
        (["size=40", "style-size=20", "style-scale=2"], (40, 31), (40, 32)),
        (["size=40", "style-fit=shrunk"], (40, 31), (24, 19)),
        (["size=40", "style-fit=shrunk", "style-scale=0.5"], (40, 31), (20, 16)),
        (["size=40", "style-fit=content"], (40, 31), (40, 31)),
        (["size=40", "style-fit=content", "style-scale=2"], (40, 31), (80, 62)),
        (["size=40", "size-of=shortest-side"], (51, 40), (51, 40)),
        (["size=40", "size-of=both-sides", "style-scale=2"], (40, 40), (80, 80)),
        (["size=native", "style-scale=2"], (27, 21), (48, 38)),
    ])
    func sizesAreAsTheRecipeSays(settings: [String], content: (Int, Int), style: (Int, Int)) async throws {
        try await RenderPlace.with { place in
            let texts = ["style=STYLE"] + settings
            let result = try await place.run(
                [place.content.string, "--network", place.network.string, "--threads", "1", "--plan"]
                    + texts.flatMap { ["--set", $0.replacing("STYLE", with: place.style.string)] }
            )
            #expect(result.exit == .painted, "\(result.errors)")
            let plan = try PlanReport(json: result.output)
            #expect((plan.width, plan.height) == content)
            #expect(plan.styles == [PlanReport.Size(width: style.0, height: style.1)])
        }
    }

    @Test func thePlanIsPrintedAndNothingIsPainted() async throws {
        try await RenderPlace.with { place in
            let arguments = [
                place.content.string, "--style", place.style.string, "--network", place.network.string,
                "--size", "40", "--threads", "1", "--plan",
            ]
            let result = try await place.run(arguments)
            #expect(result.exit == .painted && result.errors.isEmpty, "\(result.errors)")
            #expect(result.output.filter(\.isNewline).count == 1)
            let plan = try PlanReport(json: result.output)
            // Of 27×21 and 24×19 pixels.
            #expect((plan.width, plan.height) == (40, 31))
            #expect(plan.styles.map(\.width) == [40] && plan.styles.map(\.height) == [32])
            #expect(plan.peak_bytes > plan.workspace_bytes + plan.network_bytes)
            #expect(plan.fits && plan.size_that_fits == nil)
            #expect(place.root.names == RenderPlace.names)

            let limited = try PlanReport(json: try await place.run(arguments + ["--memory-limit", "4G"]).output)
            #expect(limited.fits && (limited.limit_bytes ?? 0) <= 4 << 30)
            let narrow = try await place.run(arguments + ["--memory-limit", "2M"])
            let refused = try PlanReport(json: narrow.output)
            #expect(narrow.exit == .painted && !refused.fits && refused.limit_bytes == 2 << 20)
            #expect(refused.limit_from == "--memory-limit" && refused.limited_bytes == refused.peak_bytes)
        }
    }

    /// What the picture's file says would come out turned.
    @Test func aTurnedPictureIsPlannedAsItIsShown() async throws {
        try await RenderPlace.with { place in
            let folder = FilePath.engineFixtures.removingLastComponent().removingLastComponent()
                .appending("PicturesTests/Fixtures/orientation")
            let upright = try await plan(folder.appending("1.jpg"), in: place)
            let turned = try await plan(folder.appending("6.jpg"), in: place)
            #expect((upright.width, upright.height) == (turned.width, turned.height))
        }
    }

    private func plan(_ content: FilePath, in place: RenderPlace) async throws -> PlanReport {
        let result = try await place.run([
            content.string, "--style", place.style.string, "--network", place.network.string, "--size", "64", "--plan",
        ])
        #expect(result.exit == .painted, "\(result.errors)")
        return try PlanReport(json: result.output)
    }

    /// A picture that hardly lets itself be compressed.
    static func noise(_ size: (width: Int, height: Int)) throws -> Picture {
        var generator = SeededNoise(seed: 3)
        let samples = (0..<size.width * size.height * 3).map { _ in UInt16.random(in: 0...255, using: &generator) * 257
        }
        return try Picture(width: size.width, height: size.height, samples: samples)
    }

    /// Bytes in memory at the peak (`VmHWM` of proc_pid_status(5)), which no other process has a part in.
    private static func peak(of process: ChildProcess) throws -> Int {
        let status = String(decoding: try FilePath("/proc/\(process.identifier)/status").bytes(), as: UTF8.self)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
        return try #require(Int(line.split(whereSeparator: \.isWhitespace)[1])) << 10
    }
}
