import Foundation
import SystemPackage
import TestSupport
import Testing

/// `Benchmarks/compare.py` between two programs that only say how fast they were.
struct ComparisonTests {
    private struct Report: Decodable {
        struct Comparison: Decodable {
            var size: Int
            var peer: String
            var impasto_s: Double
            var peer_s: Double
            var time_ratio: Double
            var time_ratio_of_each_round: [Double]
            var memory_ratio: Double
        }

        var machine: Machine
        var sizes: [Comparison]
    }

    private struct Machine: Decodable {
        var cpu: String
        var threads: Int
        var isa: String
        var peer: String
    }

    @Test func programsTakeTurnsAndMediansAreCompared() async throws {
        try await TemporaryDirectory.with { directory in
            let result = try await compare(directory, ["--json", "--bf16", "--size", "64", "--rounds", "3"])
            #expect(result.status == 0, "\(result.errors)")
            let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
            #expect(!report.machine.cpu.isEmpty && report.machine.threads == 2)
            #expect(report.machine.isa == "avx2" && report.machine.peer == "torch 9")
            #expect(report.sizes.map(\.peer) == ["torch fp32", "torch bf16"] && report.sizes.map(\.size) == [64, 64])
            // The peer takes 4 seconds, and 2 in bfloat16; the program 1, 2 and 3 in its three rounds.
            #expect(report.sizes.map(\.peer_s) == [4, 2] && report.sizes.map(\.impasto_s) == [2, 2])
            #expect(report.sizes.map(\.time_ratio) == [0.5, 1])
            #expect(report.sizes.map(\.time_ratio_of_each_round) == [[0.25, 0.5, 0.75], [0.5, 1, 1.5]])
            #expect(report.sizes.map(\.memory_ratio) == [0.25, 0.25])
            let order = String(decoding: try directory.appending("order").bytes(), as: UTF8.self)
            #expect(order == String(repeating: "impasto\nfp32\nbf16\n", count: 3))
        }
    }

    @Test func peopleGetATable() async throws {
        try await TemporaryDirectory.with { directory in
            let result = try await compare(directory, ["--size", "64", "--size", "96", "--rounds", "1"])
            #expect(result.status == 0, "\(result.errors)")
            let lines = result.output.split(separator: "\n")
            try #require(lines.count == 4, "\(result.output)")
            #expect(lines[2].contains("64") && lines[3].contains("96"))
            #expect(lines[2].contains("0.250") && lines[3].contains("0.500"))
        }
    }

    @Test func whatIsNotThereIsSaid() async throws {
        try await TemporaryDirectory.with { directory in
            for option in ["--peer", "--render", "--network", "--python"] {
                let result = try await compare(directory, [option, "/nonexistent"])
                #expect(result.status == 69 && result.errors.contains("/nonexistent"), "\(result.errors)")
            }
            try directory.appending("peer.py").write("import torch_is_not_here")
            let result = try await compare(directory, [], peer: nil)
            #expect(result.status == 69 && result.errors.contains("torch_is_not_here"), "\(result.errors)")
        }
    }

    @Test func aProgramThatFailsIsNamed() async throws {
        try await TemporaryDirectory.with { directory in
            for peer in ["raise SystemExit('no memory')", "print('fast')"] {
                let result = try await compare(directory, [], peer: peer)
                #expect(result.status == 70 && result.errors.contains("peer.py"), "\(result.errors)")
            }
            let usage = try await compare(directory, ["--rounds", "0"])
            #expect(usage.status == 2 && usage.errors.contains("--rounds"))
        }
    }

    /// A peer that is as fast as it says.
    private static let peer = """
        import json, os, sys
        kind = "bf16" if "--bf16" in sys.argv else "fp32"
        with open(os.path.dirname(sys.argv[0]) + "/order", "a") as file: print(kind, file=file)
        print(json.dumps({"peer": "torch 9", "median_s": 2.0 if kind == "bf16" else 4.0, "peak_rss_mb": 400}))
        """

    /// A program that takes a second longer each time.
    private static let program = """
        #!/bin/sh
        order=$(dirname "$0")/order
        echo impasto >> "$order"
        echo "{\\"isa\\":\\"avx2\\",\\"median_s\\":$(grep -c impasto "$order"),\\"peak_rss_mb\\":100}"
        """

    private func compare(
        _ directory: TemporaryDirectory,
        _ more: [String],
        peer: String? = ComparisonTests.peer
    ) async throws -> CommandOutput {
        if let peer { try directory.appending("peer.py").write(peer) }
        let program = directory.appending("impasto-render")
        try program.write(ComparisonTests.program)
        #expect(program.withPlatformString { chmod($0, 0o755) } == 0)
        let arguments = [
            FilePath.repository.appending("Benchmarks/compare.py").string, "--threads", "2",
            "--network", program.string, "--render", program.string,
            "--peer", directory.appending("peer.py").string,
        ]
        // Debian's own: a shim earlier in the path may fail by itself.
        return try await CommandOutput.of("/usr/bin/python3", arguments + more)
    }
}
