import ArgumentParser

/// The command line of `impasto-render recipe`.
struct RecipeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impasto-render recipe",
        abstract: "List presets, and show, check and compare recipes.",
        subcommands: [RecipeList.self, RecipeShow.self, RecipeCheck.self, RecipeDiff.self]
    )
}
