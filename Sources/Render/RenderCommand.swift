import ArgumentParser
import Contract
import Engine
import Glibc
import Recipe

/// The command line of `impasto-render`.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impasto-render",
        abstract: "Paint one picture in the manner of others.",
        discussion: """
            Without --recipe the preset “impasto” is used. Options win over --set, --set wins over the recipe, the recipe \
            over its preset. Paths in a recipe are meant from the recipe's own folder.

            “impasto-render bench” times the engine instead; “impasto-render bench --help” says how. A picture of that \
            name is called ./bench.

            The fastest instruction set is used that the machine can run; IMPASTO_ISA in the environment forces one of \
            reference, avx2 and avx512.

            Exit status: 0 painted, 64 usage, 65 a picture cannot be read, 66 a file is missing, 69 the network file \
            cannot be used, 70 internal error, 73 the result cannot be written, 75 stopped by SIGTERM or SIGINT between \
            two evaluations, 78 the recipe or IMPASTO_ISA is wrong.
            """
    )

    @Argument(help: ArgumentHelp("The picture to paint: PNG or JPEG.", valueName: "content"))
    var content: String

    @Option(
        name: .long,
        help: ArgumentHelp("A style picture and its weight; may be repeated.", valueName: "file[=weight]")
    )
    var style: [String] = []

    @Option(name: .long, help: "Where the painting goes; .png or .jpg decides the format.")
    var output: String

    @Option(name: .long, help: "A style.toml, or a recipe as JSON.")
    var recipe: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Start from a preset: \(Recipe.presetNames.joined(separator: ", ")).", valueName: "name")
    )
    var preset: String?

    @Option(name: .long, help: ArgumentHelp("Set a key of the recipe; may be repeated.", valueName: "key=value"))
    var set: [String] = []

    @Option(name: .long, help: "A network by name, or a safetensors file.")
    var network: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Pixels of the longest side (or as the recipe's size-of says), or “native”.",
            valueName: "n|native"
        )
    )
    var size: String?

    @Option(name: .long, help: "How often the losses are evaluated.")
    var iterations: Int?

    @Option(name: .long, help: "A folder for pictures of the painting on its way.")
    var snapshots: String?

    @Option(name: .long, help: ArgumentHelp("A snapshot after every so many evaluations.", valueName: "n"))
    var snapshotEvery: Int?

    @Option(name: .long, help: "A file that gets one JSON object a line for each evaluation.")
    var trace: String?

    @Option(name: .long, help: "The seed of a noise start.")
    var seed: Int?

    @Option(name: .long, help: "Worker threads; as many as it may use processors if not given.")
    var threads: Int?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How progress is told: auto (to people, on standard error), json (one object a line, on standard output), none.",
            valueName: "how"
        )
    )
    var progress: ProgressStyle = .auto

    func validate() throws {
        if recipe != nil, preset != nil {
            throw ValidationError("--preset and --recipe exclude each other: a recipe names its own preset")
        }
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads \(threads): from 1 to 1024")
        }
    }

    func run() throws {
        StopRequest.listen()
        let reporter = Reporter(progress)
        do {
            _ = try Machine.forcedInstructionSet()
            try Rendering(command: self, reporter: reporter).paint()
        } catch {
            let failure = RenderFailure(error)
            reporter.failed(failure)
            throw ExitCode(failure.exit.rawValue)
        }
    }
}

extension ProgressStyle: ExpressibleByArgument {}
