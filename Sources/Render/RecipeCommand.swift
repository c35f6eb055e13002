import ArgumentParser

/// The command line of `impasto-render recipe`.
struct RecipeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impasto-render recipe",
        abstract: "See what a recipe says.",
        subcommands: [RecipeShow.self]
    )
}
