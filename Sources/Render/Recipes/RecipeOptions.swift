import ArgumentParser
import Recipe

/// The options that say what recipe, for every command that takes one.
struct RecipeOptions: ParsableArguments {
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

    func validate() throws {
        if recipe != nil, preset != nil {
            throw ValidationError("--preset and --recipe exclude each other: a recipe names its own preset")
        }
    }
}
