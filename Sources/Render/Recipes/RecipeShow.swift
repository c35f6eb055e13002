import ArgumentParser
import Contract
import Recipe

/// The command line of `impasto-render recipe show`.
struct RecipeShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a recipe with all its keys, and what becomes of its weights on its network.",
        discussion: """
            Without --recipe the preset “impasto” is shown; “impasto-render recipe list” lists all. --network wins over --set, --set over the recipe, the recipe over \
            its preset. What is printed is a style.toml: what is no key of it is a comment.

            Exit status: 0 printed, 64 usage, 66 a file is missing, 69 the network file cannot be used, 70 internal error, 78 \
            the recipe is wrong.
            """
    )

    @OptionGroup var recipe: RecipeOptions

    @Flag(name: .long, help: "Print one JSON object.")
    var json = false

    func run() throws {
        try tellingFailures {
            let fitted = try RecipeOnNetwork(RecipeSource(recipe).recipe(), threads: 1)
            print(json ? try jsonLine(fitted) : fitted.text)
        }
    }
}
