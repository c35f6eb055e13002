import Contract
import FoundationEssentials
import SystemPackage

/// All manual pages, made from the programs beside this one and from files of the sources.
struct Pages {
    /// Where the sources are: this program is run where it was built.
    private static let sources = FilePath(#filePath).removingLastComponent().removingLastComponent()
        .removingLastComponent()

    /// The pages, each with its folder.
    static func all() async throws -> [Document] {
        [
            Document(name: "man5/\(BusManual.fileName)", text: BusManual.text),
            Document(name: "man1/impastoctl.1", text: try await control()),
            Document(name: "man1/impasto-render.1", text: try await render()),
            Document(name: "man8/impastod.8", text: try await daemon()),
            Document(
                name: "man5/impastod.toml.5",
                text: ConfigurationManual(try source("systemd/impastod.toml"), try text("impastod.toml.5")).page
            ),
            Document(
                name: "man5/style.toml.5",
                text: RecipeManual(try source("Documentation/recipes.md"), try text("style.toml.5")).page
            ),
        ]
    }

    private static func control() async throws -> String {
        let program = try await Programs.help(of: .control)
        let recipe = try await Programs.help(of: .render, ["recipe"])
        let network = try await Programs.help(of: .network)
        // These verbs are other programs'.
        let passedOn: Set = ["recipe", "network"]
        let verbs =
            program.verbs().filter { !passedOn.contains($0.name) } + recipe.verbs(after: ["recipe"])
            + network.verbs(after: ["network"])
        return ProgramManual(program: program, verbs: verbs, section: 1, text: try text("impastoctl.1")).page
    }

    private static func render() async throws -> String {
        let program = try await Programs.help(of: .render)
        var verbs = try await Programs.help(of: .render, ["recipe"]).verbs(after: ["recipe"])
        for name in ["features", "bench"] { verbs.append((name, try await Programs.help(of: .render, [name]))) }
        return ProgramManual(program: program, verbs: verbs, section: 1, text: try text("impasto-render.1")).page
    }

    private static func daemon() async throws -> String {
        let program = try await Programs.help(of: .daemon)
        return ProgramManual(program: program, verbs: [], section: 8, text: try text("impastod.8")).page
    }

    private static func text(_ page: String) throws -> ManualText {
        ManualText(try source("Packaging/manuals/\(page).txt"))
    }

    private static func source(_ name: String) throws -> String {
        try String(contentsOfFile: sources.appending(name).string, encoding: .utf8)
    }
}
