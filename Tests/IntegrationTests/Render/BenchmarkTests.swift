import Contract
import Foundation
import TestSupport
import Testing

/// `impasto-bench`: sizes, layers, phases.
struct BenchmarkTests {
    @Test func everyLayerIsListedBothWays() async throws {
        let result = try await bench(["--json", "--size", "64", "--size", "32", "--repeats", "2", "--threads", "2"])
        #expect(result.exit == .painted, "\(result.errors)")
        let reports = try JSONDecoder().decode([String: [BenchReport]].self, from: Data(result.output.utf8))["sizes"]
        #expect(reports?.map(\.size) == [64, 32])
        for report in try #require(reports) {
            #expect(report.passes.map(\.layer) == BenchReport.layers + BenchReport.layers)
            let count = BenchReport.layers.count
            #expect(report.passes.prefix(count).allSatisfy { $0.direction == "forward" })
            #expect(report.passes.suffix(count).allSatisfy { $0.direction == "backward" })
            try expectSound(report)
        }
    }

    /// Phases are parts of their layer, and layers are parts of the evaluation.
    private func expectSound(_ report: BenchReport) throws {
        let phases: Set = ["kernels", "inputs", "products", "outputs", "gram", "losses"]
        for pass in report.passes {
            #expect(phases.isSuperset(of: pass.phases.keys) && pass.phases.values.allSatisfy { $0 > 0 })
            #expect(abs(pass.phases.values.reduce(0, +) - pass.seconds) < 1e-9)
            guard pass.layer != "conv1_1" else { continue }
            // Every convolution but the first goes through the four steps of Winograd's way.
            for phase in ["kernels", "inputs", "products", "outputs"] { #expect(pass.phases[phase] != nil) }
            let products = try #require(pass.phases["products"])
            #expect(abs(try #require(pass.products_gflop_per_s) * products / pass.real_gflop - 1) < 1e-9)
            #expect(try #require(pass.real_gflop_per_s) < #require(pass.products_gflop_per_s))
        }
        let measured = report.passes.reduce(0) { $0 + $1.seconds }
        // Both are shared by the threads and the repetitions, so neither factor stands here.
        let mean = report.profiled_s.reduce(0, +) / Double(report.profiled_s.count)
        #expect(measured > 0 && measured <= mean)
        #expect(abs(measured + report.rest_s - mean) < 1e-9)
        #expect(abs(report.phases.values.reduce(0, +) - measured) < 1e-9)
    }

    @Test func itDrawsTablesForPeople() async throws {
        let result = try await bench(["--size", "32", "--size", "48", "--repeats", "1"])
        #expect(result.exit == .painted, "\(result.errors)")
        let lines = result.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        for layer in BenchReport.layers {
            for way in ["forward", "backward"] {
                #expect(lines.count { $0.starts(with: [layer, way]) } == 2, "\(layer) \(way)")
            }
        }
        #expect(lines.last?.first == "48")
    }

    @Test func itFailsAsTheProgramThatItRuns() async throws {
        let network = try await bench(["--size", "32", "--network", "/nonexistent.safetensors"])
        #expect(network.exit == .networkUnusable && network.errors.contains("/nonexistent.safetensors"))
        let size = try await bench(["--size", "7"])
        #expect(size.exit == .usage && size.errors.contains("--size"))
        let program = try await bench(["--program", "/nonexistent"])
        #expect(program.exit == .usage && program.errors.contains("/nonexistent"))
        let stranger = try await bench(["--program", "/bin/true"])
        #expect(stranger.exit == .internalError && stranger.errors.contains("/bin/true"))
    }

    private func bench(_ arguments: [String]) async throws -> CommandOutput {
        try await Seats.shared.with { try await CommandOutput.of(Programs.impastoBench, arguments) }
    }
}
