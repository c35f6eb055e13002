import ArgumentParser
import Engine

/// `impasto-render`: one picture, one process.
@main
enum ImpastoRender {
    /// What stands beside painting, by its first word.
    ///
    /// A picture of such a name is called ./bench.
    private static let commands: [String: any ParsableCommand.Type] = [
        "bench": BenchCommand.self,
        "features": FeaturesCommand.self,
        "network": NetworkCommand.self,
        "--list-presets": RecipeList.self,
        "recipe": RecipeCommand.self,
    ]

    static func main() {
        OpenBLASEnvironment.settle()
        ProcessMemory.returnFreedBlocks()
        let words = CommandLine.arguments.dropFirst()
        if let word = words.first, let command = commands[word] {
            command.main(Array(words.dropFirst()))
        } else {
            RenderCommand.main()
        }
    }
}
