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

            --list-presets (with --json) lists the presets. “impasto-render recipe” shows, checks and compares recipes, and \
            says what becomes of their weights on a network.

            “impasto-render features” shows what layers of a network make of a picture, and “impasto-render bench” times \
            the engine; --help behind them says how. A picture of such a name is called ./bench.

            The fastest instruction set is used that the machine can run; IMPASTO_ISA in the environment forces one of \
            reference, avx2 and avx512.

            --repeat takes pictures, network, recipe, seed, threads, tiles and history from a sidecar, and gives the same \
            bytes, or says why it cannot. Files that have moved are named by the content argument, --style and --network; \
            one that has changed is refused. Without --output the painting goes beside the sidecar, as NAME-repeated.

            --plan prints one line of JSON: width and height of the painting, the sizes of the styles, the scales, \
            tile_size (null where it is seen whole), history (the steps that L-BFGS remembers, null for Adam), \
            workspace_bytes, network_bytes, peak_bytes (what the whole process will have in memory at its worst), the limit that leaves \
            the least room (limit_bytes, limit_from, and limited_bytes: what counts against it), fits, \
            size_that_fits, the size to choose if it does not, disk_bytes (what painting, snapshots and all else that the other \
            options ask for take of a disk at most, two checkpoints among it), and shrunk_from, the size that the recipe asked for where \
            shrink-to-fit has it painted smaller. A limit is --memory-limit, RLIMIT_DATA, RLIMIT_AS or \
            memory.max of a control group; what does not fit is refused before it is begun.

            --checkpoint keeps the whole state of the painting in a file, from time to time and when SIGTERM or SIGINT ends \
            the program after the step under way. The same command goes on from that file to the same bytes, and removes \
            it when the painting is written. A file that is damaged, or of another picture, recipe, network, number of \
            threads, instruction set or version is left aside, and the painting begins anew; so does one whose snapshots \
            are gone. Files that cannot be written end no painting.

            Exit status: 0 painted or planned, 64 usage, 65 a picture cannot be read, 66 a file is missing, 69 the network file \
            cannot be used, 70 internal error, 71 it takes more memory than is allowed, 72 a file cannot be read for now, 73 the \
            result cannot be written, 74 the disk is full, 75 stopped by SIGTERM or SIGINT between two evaluations, 76 the \
            result cannot be written for now, 78 the recipe or IMPASTO_ISA is wrong.
            """,
        version: Release.version
    )

    @Argument(help: ArgumentHelp("The picture to paint: PNG or JPEG.", valueName: "content"))
    var content: String?

    @Option(
        name: .long,
        help: ArgumentHelp("A style picture and its weight; may be repeated.", valueName: "file[=weight]")
    )
    var style: [String] = []

    @Option(name: .long, help: "Where the painting goes; .png or .jpg decides the format.")
    var output: String?

    @OptionGroup var recipe: RecipeOptions

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

    @Option(name: .long, help: ArgumentHelp("A snapshot after every so many iterations.", valueName: "n"))
    var snapshotEvery: Int?

    @Option(name: .long, help: "A file that gets one JSON object a line for each evaluation.")
    var trace: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Keep in this file what an interrupted painting goes on from, and go on from it where it is there.",
            valueName: "file"
        )
    )
    var checkpoint: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How long after one checkpoint another is kept; 0 is after every step.",
            valueName: "seconds"
        )
    )
    var checkpointEvery = 60.0

    @Option(name: .long, help: "A JSON file that gets all that is needed to repeat the painting, and what was found.")
    var sidecar: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What the content picture is called in the sidecar, where it is read by another path; escaped as the daemon's names are.",
            valueName: "path"
        )
    )
    var name: String?

    @Option(
        name: .customLong("repeat"),
        help: ArgumentHelp("Paint once more what a sidecar tells of, from the same files.", valueName: "sidecar")
    )
    var repeatedSidecar: String?

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

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Refuse a picture that takes more memory, in bytes or with K, M or G; other limits that hold are found.",
            valueName: "bytes"
        )
    )
    var memoryLimit: ByteCount?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Leave so many bytes of the output's disk free, or with K, M or G: a painting that may take more is not begun.",
            valueName: "bytes"
        )
    )
    var freeSpace: ByteCount?

    @Flag(
        name: .long,
        help: "Give up what painting does not take: to write elsewhere, to connect anywhere, to start programs."
    )
    var confine = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "With --confine: read no files but the content picture, those in this folder, networks and what belongs to the system.",
            valueName: "folder"
        )
    )
    var confineReading: String?

    @Flag(name: .long, help: "Paint nothing; print how large the painting would be and what it would take, as JSON.")
    var plan = false

    func validate() throws {
        if content == nil, repeatedSidecar == nil {
            throw ValidationError("no picture to paint is given")
        }
        if output == nil, repeatedSidecar == nil, !plan {
            throw ValidationError("--output says where the painting goes; only --plan and --repeat do without")
        }
        if repeatedSidecar != nil, changesRecipe {
            throw ValidationError(
                "--repeat takes the recipe of its sidecar; of its options only --style and --network go with it"
            )
        }
        if confine, repeatedSidecar != nil {
            throw ValidationError("--repeat may have to start the program anew, which --confine forbids")
        }
        if confineReading != nil, !confine {
            throw ValidationError("--confine-reading goes with --confine")
        }
        if !(0...1e9).contains(checkpointEvery) {
            throw ValidationError("--checkpoint-every \(checkpointEvery): 0 seconds or more")
        }
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads \(threads): from 1 to 1024")
        }
    }

    private var changesRecipe: Bool {
        recipe.recipe != nil || recipe.preset != nil || !recipe.set.isEmpty || size != nil || iterations != nil
            || snapshotEvery != nil || seed != nil
    }

    func run() throws {
        StopRequest.listen()
        let reporter = Reporter(progress)
        do {
            _ = try Machine.forcedInstructionSet()
            let assignment = try Assignment(self)
            if plan {
                print(try Preparation(self, assignment).plan().json())
            } else {
                if confine { Confinement(self, assignment).begin(reporter) }
                var rendering = Rendering(self, assignment, reporter)
                try rendering.paint()
            }
        } catch {
            let failure = RenderFailure(error)
            reporter.failed(failure)
            throw ExitCode(failure.exit.rawValue)
        }
    }
}

extension ProgressStyle: ExpressibleByArgument {}
