import Contract
import SystemPackage
import TestSupport
import Testing

/// `impasto-render bench`: what it promises to whoever compares programs.
struct RenderBenchTests {
    @Test func itTellsWhatItPromises() async throws {
        let result = try await bench(["--json", "--size", "64", "--threads", "2", "--repeats", "4"])
        #expect(result.exit == .painted && result.errors.isEmpty, "\(result.errors)")
        #expect(result.output.filter(\.isNewline).count == 1)
        let report = try BenchReport(json: result.output)
        #expect(report.size == 64 && report.threads == 2)
        #expect(["reference", "avx2", "avx512"].contains(report.isa))
        #expect(report.network.hasSuffix("/impasto.safetensors"))
        let sorted = report.evaluations_s.sorted()
        #expect(sorted.count == 4 && report.min_s == sorted.first && report.min_s > 0)
        #expect(report.median_s == (sorted[1] + sorted[2]) / 2)
        // A program and a network of 3.7 MB in half precision; nothing of a small picture comes near a gigabyte.
        #expect((10...1000).contains(report.peak_rss_mb) && (4...1000).contains(report.predicted_rss_mb))
    }

    /// 18 · height · width · inputs · outputs for each convolution, there and back.
    @Test func itCountsOperationsByTheDefinition() async throws {
        let report = try BenchReport(json: try await bench(["--json", "--size", "64", "--repeats", "1"]).output)
        // The sides of the blocks' features, and the channels of the default network.
        let layers = [
            (64, 3, 32), (64, 32, 32), (32, 32, 96), (32, 96, 96), (16, 96, 128), (16, 128, 128), (16, 128, 128),
            (16, 128, 128), (8, 128, 128), (8, 128, 128), (8, 128, 128), (8, 128, 128), (4, 128, 128),
        ]
        let operations = layers.map { side, inputs, outputs in Double(18 * side * side * inputs * outputs) / 1e9 }
        for (pass, expected) in zip(report.passes, operations + operations) {
            #expect(abs(pass.direct_gflop / expected - 1) < 1e-12, "\(pass.layer)")
            // Winograd's way needs fewer, and the first layer does not go it.
            #expect(pass.layer == "conv1_1" ? pass.real_gflop == pass.direct_gflop : pass.real_gflop < expected)
        }
        let rate = 2 * operations.reduce(0, +) / report.median_s
        #expect(abs(report.direct_gflop_per_s / rate - 1) < 1e-9)
    }

    @Test func itTellsPeopleInShort() async throws {
        let result = try await bench(["--size", "32", "--repeats", "1", "--network", "impasto"])
        #expect(result.exit == .painted)
        for word in ["32×32", "impasto", "median", "peak RSS"] { #expect(result.output.contains(word)) }
    }

    @Test(arguments: [
        (["--size", "15"], "--size"), (["--size", "20000"], "--size"), (["--threads", "0"], "--threads"),
        (["--repeats", "0"], "--repeats"), (["cat.png"], "cat.png"),
    ])
    func wrongUsage(arguments: [String], name: String) async throws {
        let result = try await bench(arguments)
        #expect(result.exit == .usage && result.output.isEmpty && result.errors.contains(name), "\(result.errors)")
    }

    @Test(arguments: ["/dev/null", "nonesuch", "/nonexistent.safetensors"])
    func networksThatAreNone(network: String) async throws {
        let result = try await bench(["--json", "--network", network])
        #expect(result.exit == .networkUnusable && result.output.isEmpty)
        #expect(result.errors.hasPrefix("impasto-render: ") && result.errors.contains(network), "\(result.errors)")
    }

    @Test func theEnvironmentForcesAnInstructionSet() async throws {
        let forced = try await bench(["--json", "--size", "32", "--repeats", "1"], isa: "reference")
        #expect(try BenchReport(json: forced.output).isa == "reference")
        let wrong = try await bench(["--json", "--size", "32"], isa: "abacus")
        #expect(wrong.exit == .badRecipe && wrong.output.isEmpty && wrong.errors.contains("abacus"))
    }

    @Test func bothHelpsKnowIt() async throws {
        let general = try await CommandOutput.of(Programs.impastoRender, ["--help"])
        #expect(general.exit == .painted && general.output.contains("impasto-render bench"))
        let own = try await bench(["--help"])
        #expect(own.exit == .painted && own.output.contains("--repeats") && own.output.contains("Exit status"))
    }

    /// Runs the command with an instruction set forced; empty, none is.
    private func bench(_ arguments: [String], isa: String = "") async throws -> CommandOutput {
        try await Seats.shared.with {
            try await CommandOutput.of(
                Programs.impastoRender,
                ["bench"] + arguments,
                environment: ["IMPASTO_ISA": isa]
            )
        }
    }
}
