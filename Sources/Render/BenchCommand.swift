import ArgumentParser
import Contract
import Engine
import Recipe

/// The command line of `impasto-render bench`.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impasto-render bench",
        abstract: "Time the evaluation of losses and gradient that painting repeats.",
        discussion: """
            A square picture of noise goes through VGG19 to conv5_1; the losses of five style layers, conv1_1 to conv5_1, \
            and of the content layer conv4_2 are computed, and their gradient goes back to the pixels. The first \
            evaluation is not counted.

            Exit status: 0 timed, 64 usage, 69 the network file cannot be used, 70 internal error, 78 \
            IMPASTO_ISA is wrong.
            """
    )

    @Option(name: .long, help: "Pixels of a side.")
    var size = 512

    @Option(name: .long, help: "A network by name, or a safetensors file.")
    var network: String?

    @Option(name: .long, help: "Worker threads; as many as it may use processors if not given.")
    var threads: Int?

    @Option(name: .long, help: "How often it is timed.")
    var repeats = 5

    @Flag(name: .long, help: "Print one JSON object, with every layer and phase.")
    var json = false

    func validate() throws {
        try require(size, in: 16...16_384, "--size")
        try require(repeats, in: 1...10_000, "--repeats")
        if let threads { try require(threads, in: 1...1024, "--threads") }
    }

    func run() throws {
        do {
            _ = try Machine.forcedInstructionSet()
            let report = try measure()
            print(json ? try report.json() : report.text)
        } catch {
            let failure = RenderFailure(error)
            Reporter(.none).failed(failure)
            throw ExitCode(failure.exit.rawValue)
        }
    }

    private func measure() throws -> EvaluationReport {
        let settings = TransferSettings.benchmark(threads: threads ?? Processors.count)
        var recipe = try Recipe.preset("impasto")
        recipe.network = network
        let network = try Network(
            path: NetworkLocation.path(for: recipe),
            through: settings.deepestLayer
        )
        return try EvaluationTrial(network: network, settings: settings, size: size).measure(repeats: repeats)
    }
}
