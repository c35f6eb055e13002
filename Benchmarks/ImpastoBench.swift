import ArgumentParser
import Engine
import FoundationEssentials
import Glibc

/// `impasto-bench`: what an evaluation takes, size by size and layer by layer.
@main
struct ImpastoBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impasto-bench",
        abstract: "Measure where the time and memory of an evaluation go.",
        discussion: """
            Runs “impasto-render bench” once for each size, in a process of its own, for the peak of memory is that of a \
            process. “impasto-render bench --help” says what is evaluated.

            Exit status: 0 measured, 64 usage, 69 the network file cannot be used, 78 IMPASTO_ISA is wrong, 70 \
            anything else.
            """
    )

    @Option(name: .long, help: "Pixels of a side; may be repeated.")
    var size = [256, 512, 1024, 2048]

    @Option(name: .long, help: "A network by name, or a safetensors file.")
    var network: String?

    @Option(name: .long, help: "Worker threads; as many as it may use processors if not given.")
    var threads: Int?

    @Option(name: .long, help: "How often each size is timed.")
    var repeats = 5

    @Option(name: .long, help: "The impasto-render to measure; the one beside this program if not given.")
    var program: String?

    @Flag(name: .long, help: "Print one JSON object: under “sizes” what “impasto-render bench --json” prints for each.")
    var json = false

    func validate() throws {
        guard access(renderer.path, X_OK) == 0 else {
            throw ValidationError("\(renderer.path) cannot be run; build impasto-render, or name it by --program")
        }
    }

    func run() async throws {
        var reports: [EvaluationReport] = []
        for size in size {
            reports.append(try await renderer.bench(size: size, network: network, threads: threads, repeats: repeats))
            if !json, let report = reports.last { print("\(report.title)\n\n\(report.layers.text)\n") }
        }
        print(json ? try text(reports) : reports.sizes.text)
    }

    private var renderer: RenderProgram { RenderProgram(path: program ?? RenderProgram.pathBesideThis) }

    private func text(_ reports: [EvaluationReport]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(["sizes": reports]), as: UTF8.self)
    }
}
