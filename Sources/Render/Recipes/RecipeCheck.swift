import ArgumentParser
import Contract
import Recipe

/// The command line of `impasto-render recipe check`.
struct RecipeCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find everything that is wrong with recipes and the files that they name.",
        discussion: """
            A recipe is a style.toml, a recipe as JSON, or a folder with a style.toml. Every problem is printed on a line of \
            its own, as FILE:LINE: and what is wrong. Of pictures only the beginnings are read, and of networks nothing but \
            whether they are there.

            Exit status: 0 nothing is wrong, 64 usage, 66 a recipe cannot be read, 70 internal error, 78 something is wrong.
            """
    )

    @Argument(help: ArgumentHelp("The recipes, or folders with recipes.", valueName: "file"))
    var files: [String]

    @Flag(
        name: .long,
        help: "Print one JSON array: for each recipe its file and its problems, each with line and message."
    )
    var json = false

    func run() throws {
        try tellingFailures {
            let reports = try files.map(RecipeReport.init)
            if json { print(try jsonLine(reports)) }
            let problems = reports.flatMap(\.problems)
            if !json { problems.forEach { print($0) } }
            guard problems.isEmpty else { throw ExitCode(WorkerExit.badRecipe.rawValue) }
        }
    }
}
