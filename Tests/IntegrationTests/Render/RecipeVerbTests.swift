import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// Presets listed, recipes checked and compared.
struct RecipeVerbTests {
    @Test(arguments: [["recipe", "list"], ["--list-presets"]])
    func presetsAreListed(words: [String]) async throws {
        try await RenderPlace.with { place in
            let told = try await place.run(words)
            #expect(told.exit == .painted && told.errors.isEmpty)
            let lines = told.output.split(separator: "\n")
            #expect(lines.first?.hasPrefix("impasto ") == true && lines.contains { $0.hasPrefix("seed2-white ") })
            #expect(lines.allSatisfy { $0.hasSuffix(".") })

            let json = try await place.run(words + ["--json"]).output
            let listed = try JSONDecoder().decode(
                [[String: String]].self,
                from: Data(json.utf8)
            )
            #expect(listed.compactMap { $0["name"] } == lines.map { String($0.prefix { $0 != " " }) })
            #expect(zip(listed, lines).allSatisfy { entry, line in line.hasSuffix(entry["summary"] ?? "?") })
        }
    }

    @Test func aGoodRecipeIsFoundGood() async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("skies")
            try folder.makeDirectory()
            try folder.appending("one.PNG").write(place.style.bytes())
            try folder.appending("notes.txt").write("no picture")
            try place.root.appending("style.toml").write(
                """
                style = ["style.png", { file = "skies", region = "content.png#ff0000" }]
                network = "\(place.network)"
                """
            )
            let checked = try await check([place.root.string])
            #expect(checked.status == 0 && checked.output.isEmpty && checked.errors.isEmpty, "\(checked.output)")
            let json = try await check([place.root.appending("style.toml").string, "--json"])
            #expect(json.status == 0)
            #expect(json.output == "[{\"file\":\"\(place.root)/style.toml\",\"problems\":[]}]\n")
        }
    }

    @Test func everyProblemIsToldWithItsLine() async throws {
        try await RenderPlace.with { place in
            let recipe = place.root.appending("style.toml")
            try place.root.appending("empty").makeDirectory()
            try place.root.appending("no-picture.png").write("no picture")
            try recipe.write(
                """
                style = [
                    "gone.png",
                    { file = "empty", mask = "no-picture.png" },
                ]
                itterations = 5
                initialisation = "file"
                network = "none.safetensors"
                """
            )
            let checked = try await check([recipe.string, place.root.string])
            #expect(checked.exit == .badRecipe && checked.errors.isEmpty, "\(checked.errors)")
            let lines = checked.output.split(separator: "\n")
            #expect(lines.count == 12 && lines.prefix(6) == lines.suffix(6))
            for (line, (number, word)) in zip(
                lines,
                [
                    (2, "gone.png"), (3, "no-picture.png"), (3, "empty"), (5, "itterations"), (6, "initial-file"),
                    (7, "none"),
                ]
            ) {
                #expect(line.hasPrefix("\(recipe):\(number): ") && line.contains(word), "\(line)")
            }
            let json = try await check([recipe.string, "--json"]).output
            let report = try #require(
                try JSONDecoder().decode(
                    [CheckedRecipe].self,
                    from: Data(json.utf8)
                ).first
            )
            #expect(report.file == recipe.string && report.problems.map(\.line) == [2, 3, 3, 5, 6, 7])
            #expect(report.problems[3].message == "unknown key `itterations`; did you mean `iterations`?")
        }
    }

    /// The recipe of an inbox has to name a style; one for a command line may leave that to it.
    @Test func onlyAnInboxNeedsAStyle() async throws {
        try await RenderPlace.with { place in
            for (name, status) in [("style.toml", Int32(78)), ("mine.toml", 0), ("mine.json", 0)] {
                let recipe = place.root.appending(name)
                try recipe.write(name.hasSuffix("json") ? #"{"size": 64}"# : "size = 64")
                #expect(try await check([recipe.string]).status == status, "\(name)")
            }
            let gone = try await check([place.root.appending("gone.toml").string])
            #expect(gone.exit == .fileMissing && gone.output.isEmpty && gone.errors.contains("gone.toml"))
        }
    }

    @Test func recipesAreCompared() async throws {
        try await RenderPlace.with { place in
            let strong = try await diff(["seed0-adam", "seed0-adam-strong"])
            #expect(strong.status == 1)
            #expect(
                strong.output.split(separator: "\n") == [
                    "iterations: 1000 → 16000", "snapshot-every: 100 → 800", "content-weight: 1 → 10",
                    "style-weight: 1000 → 40", "learning-rate: 5 → 2",
                ]
            )
            let recipe = place.root.appending("style.toml")
            try recipe.write("preset = \"seed0-adam\"\nstyle-normalisation = \"paper\"\n")
            #expect(try await diff([place.root.string, "seed0-adam-paper"]).status == 0)
            #expect(try await diff(["seed0-adam-paper", recipe.string]).output.isEmpty)

            try recipe.write("preset = \"seed0-noise\"\nstyle = \"style.png\"\n")
            let json = try await diff(["seed0-noise", recipe.string, "--json"])
            let style = "[{\"file\":\"\(place.style)\",\"scale\":1,\"weight\":1}]"
            #expect(json.status == 1 && json.output == "[{\"first\":null,\"key\":\"style\",\"second\":\(style)}]\n")

            let nothing = try await diff(["seed0-adam", "seed9"])
            #expect(
                nothing.exit == .fileMissing && nothing.errors.contains("seed9") && nothing.errors.contains("crowson")
            )
            try recipe.write("sise = 3")
            #expect(try await diff(["impasto", recipe.string]).exit == .badRecipe)
        }
    }

    @Test func theClientPassesThemOn() async throws {
        try await RenderPlace.with { place in
            for words in [["list"], ["diff", "impasto", "gatys"], ["check", place.root.string]] {
                let own = try await place.run(["recipe"] + words)
                let passedOn = try await CommandOutput.of(Programs.impastoctl, ["recipe"] + words)
                #expect(passedOn.status == own.status && passedOn.output == own.output, "\(words)")
            }
        }
    }

    private struct CheckedRecipe: Decodable {
        struct Problem: Decodable {
            var line: Int?
            var message: String
        }

        var file: String
        var problems: [Problem]
    }

    private func check(_ arguments: [String]) async throws -> CommandOutput {
        try await CommandOutput.of(Programs.impastoRender, ["recipe", "check"] + arguments)
    }

    private func diff(_ arguments: [String]) async throws -> CommandOutput {
        try await CommandOutput.of(Programs.impastoRender, ["recipe", "diff"] + arguments)
    }
}
