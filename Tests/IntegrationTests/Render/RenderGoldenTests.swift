import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// The whole program, from files to a trace, against PyTorch in double precision.
struct RenderGoldenTests {
    private struct Golden: Decodable {
        var content: String
        var style: String
        var adam_totals: [Double]?
        var from_content: Start
    }

    private struct Start: Decodable {
        var style: Double
        var tv: Double
        var total: Double
    }

    /// The committed values of the tiny network, and those of VGG19 at full width where the environment names them.
    static let folders: [(values: FilePath, network: FilePath)] = {
        let tiny = FilePath.engineFixtures
        let environment = ProcessInfo.processInfo.environment
        let full = environment["IMPASTO_GOLDEN"].flatMap { values in
            environment["IMPASTO_GOLDEN_NETWORK"].map { (FilePath(values), FilePath($0)) }
        }
        return [(tiny, tiny.appending("tiny.safetensors"))] + (full.map { [$0] } ?? [])
    }()

    /// Over twenty Adam steps PyTorch's own single precision comes to 6e-4; 2e-3 is the bar for another engine.
    @Test(arguments: folders, ["seed0-adam", "seed0-adam-paper"])
    func adamTotals(folder: (values: FilePath, network: FilePath), preset: String) async throws {
        let file = folder.values.appending("\(preset).json")
        let golden = try JSONDecoder().decode(Golden.self, from: Data(file.bytes()))
        let totals = try #require(golden.adam_totals)
        let lines = try await trace(of: golden, in: folder, preset: preset, iterations: totals.count)
        #expect(lines.map(\.iteration) == Array(0..<totals.count))
        for (line, total) in zip(lines, totals) {
            #expect(abs(line.total - total) < 2e-3 * total)
        }
        #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.seconds <= $1.seconds })
    }

    /// Every preset states its recipe's losses, by the weights as they are written; both pictures keep their own sizes
    /// and contrasts.
    ///
    /// Single precision allows 1e-4.
    @Test(
        arguments: folders,
        ["seed0-adam", "seed0-adam-paper", "seed1-lbfgs", "seed2-lbfgs", "seed3-adam", "seed3-lbfgs", "jcjohnson"]
    )
    func lossesOfPresets(folder: (values: FilePath, network: FilePath), preset: String) async throws {
        let file = folder.values.appending("\(preset).json")
        let golden = try JSONDecoder().decode(Golden.self, from: Data(file.bytes()))
        let start = try #require(try await trace(of: golden, in: folder, preset: preset, iterations: 1).first)
        #expect(start.content == 0)
        #expect(abs(start.style - golden.from_content.style) < 1e-4 * golden.from_content.style)
        #expect(abs(start.tv - golden.from_content.tv) <= 1e-4 * golden.from_content.tv)
        #expect(abs(start.total - golden.from_content.total) < 1e-4 * golden.from_content.total)
    }

    private func trace(
        of golden: Golden,
        in folder: (values: FilePath, network: FilePath),
        preset: String,
        iterations: Int
    ) async throws -> [TraceLine] {
        try await RenderPlace.with { place in
            let result = try await place.run([
                folder.values.appending(golden.content).string, "--style", folder.values.appending(golden.style).string,
                "--preset", preset, "--set", "rescale=false", "--set", "stretch-input=false", "--size", "native",
                "--iterations", "\(iterations)",
                "--network", folder.network.string, "--trace", place.trace.string, "--output", place.output.string,
                "--progress", "none",
            ])
            #expect(result.exit == .painted, "\(result.errors)")
            return try TraceLine.read(place.trace)
        }
    }
}
