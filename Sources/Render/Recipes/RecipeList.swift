import ArgumentParser
import Recipe

/// The command line of `impasto-render recipe list`, and of `impasto-render --list-presets`.
struct RecipeList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Print the names of all presets, and what each is."
    )

    @Flag(name: .long, help: "Print one JSON array: for each preset its name and summary.")
    var json = false

    func run() throws {
        let presets = Recipe.presetList
        guard !json else { return print(try jsonLine(presets.map(Entry.init))) }
        let width = presets.map(\.name.count).max() ?? 0
        for preset in presets {
            print(preset.name + String(repeating: " ", count: width - preset.name.count + 2) + preset.summary)
        }
    }

    private struct Entry: Encodable {
        let name: String
        let summary: String

        init(_ preset: Recipe.Preset) {
            name = preset.name
            summary = preset.summary
        }
    }
}
