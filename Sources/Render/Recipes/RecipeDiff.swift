import ArgumentParser
import Contract
import Recipe

/// The command line of `impasto-render recipe diff`.
struct RecipeDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Print the keys for which two recipes have different values.",
        discussion: """
            A recipe is a preset by its name, a style.toml, a recipe as JSON, or a folder with a style.toml; a file that is \
            called like a preset is written ./impasto. A line has the key and both values; the preset that a recipe starts \
            from is not compared, only what comes of it.

            Exit status: 0 they are the same, 1 they differ, 64 usage, 66 a recipe cannot be read, 70 internal error, 78 a \
            recipe is wrong.
            """
    )

    @Argument(help: "The one recipe.")
    var first: String

    @Argument(help: "The other recipe.")
    var second: String

    @Flag(name: .long, help: "Print one JSON array: for each key its name and both values, null where one is not set.")
    var json = false

    func run() throws {
        try tellingFailures {
            let differences = try recipe(first).differences(to: recipe(second))
            if json { print(try jsonLine(differences)) } else { differences.forEach { print($0) } }
            guard differences.isEmpty else { throw ExitCode.failure }
        }
    }

    private func recipe(_ word: String) throws -> Recipe {
        guard !Recipe.presetNames.contains(word) else { return try Recipe.preset(word) }
        guard FileKind(word) != nil else {
            let names = Recipe.presetNames.joined(separator: ", ")
            throw RenderFailure(.fileMissing, "\(word) is no file, no folder and no preset; presets are \(names)")
        }
        return try RecipeFile(word).recipe(isStyleRequired: false)
    }
}
