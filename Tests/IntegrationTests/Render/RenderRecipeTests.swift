import Contract
import SystemPackage
import TestSupport
import Testing

/// Where the recipe of a painting comes from, and who has the last word.
struct RenderRecipeTests {
    /// The same style in any shares is one style; adding its Gram matrices in pieces rounds anew.
    @Test func stylesAreGivenWithTheirWeights() async throws {
        try await RenderPlace.with { place in
            let again = "\(place.style.string)=7.5"
            #expect(try await place.paint(["--trace", place.trace.string]).exit == .painted)
            let one = try TraceLine.read(place.trace)[0].style
            #expect(try await place.paint(["--style", again, "--trace", place.trace.string]).exit == .painted)
            let two = try TraceLine.read(place.trace)[0].style
            #expect(abs(two - one) < 1e-6 * one)

            // With the content itself as by far the heaviest style, hardly any style is missing.
            let start = ["--set", "margin=0", "--set", "noise-blend=0"]
            let heavy = ["--style", "\(place.content.string)=1e6", "--trace", place.trace.string] + start
            #expect(try await place.paint(heavy).exit == .painted)
            #expect(try TraceLine.read(place.trace)[0].style < 1e-6 * one)
        }
    }

    @Test func aFileWhoseNameLooksLikeAWeightIsAFile() async throws {
        try await RenderPlace.with { place in
            let odd = place.root.appending("style=2")
            try odd.write(place.style.bytes())
            #expect(try await place.paint(["--style", odd.string, "--style", "\(odd.string)=3"]).exit == .painted)
            let zero = try await place.paint(["--style", "\(place.style.string)=0"])
            #expect(zero.exit == .usage && zero.errors.contains("greater than 0"))
        }
    }

    /// Paths are meant from the recipe's own folder, not from where the program runs.
    @Test(arguments: [
        ("style.toml", "style = \"../style.png\"\nnetwork = \"tiny.safetensors\"\nsize = \"native\"\niterations = 3\n"),
        (
            "recipe.json",
            #"{"style": ["../style.png"], "network": "tiny.safetensors", "size": "native", "iterations": 3}"#
        ),
    ])
    func aRecipeFileIsARecipe(name: String, text: String) async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("recipes")
            try folder.makeDirectory()
            try folder.appending("tiny.safetensors").makeLink(to: place.network)
            try folder.appending(name).write(text)
            #expect(try await place.paint().exit == .painted)
            let expected = try place.output.bytes()
            try place.output.unlink()
            let result = try await place.run([
                place.content.string, "--recipe", folder.appending(name).string, "--output", place.output.string,
                "--threads", "1", "--progress", "none",
            ])
            #expect(result.exit == .painted, "\(result.errors)")
            #expect(try place.output.bytes() == expected)
        }
    }

    /// The pictures of a folder, in the order of their names, share its weight.
    @Test func aFolderIsAStyle() async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("styles")
            try folder.makeDirectory()
            try folder.appending("b.png").write(place.content.bytes())
            try folder.appending("a.PNG").write(place.style.bytes())
            try folder.appending(".hidden.png").write("no picture")
            try folder.appending("c.txt").write("no picture")
            let recipe = place.root.appending("mine.toml")
            let arguments = [
                place.content.string, "--recipe", recipe.string, "--output", place.output.string, "--network",
                place.network.string, "--size", "native", "--iterations", "3", "--threads", "1", "--progress", "none",
            ]
            var paintings: [[UInt8]] = []
            for styles in [
                #"[{ file = "styles", weight = 3 }, "style.png"]"#,
                #"[{ file = "styles/a.PNG", weight = 1.5 }, { file = "styles/b.png", weight = 1.5 }, "style.png"]"#,
            ] {
                try recipe.write("style = \(styles)")
                let result = try await place.run(arguments)
                #expect(result.exit == .painted, "\(result.errors)")
                paintings.append(try place.output.bytes())
            }
            #expect(paintings[0] == paintings[1])

            try folder.appending("a.PNG").unlink()
            try folder.appending("b.png").unlink()
            let empty = try await place.run(arguments + ["--style", folder.string])
            #expect(empty.exit == .fileMissing && empty.errors.contains("\(folder) has no PNG or JPEG file"))
        }
    }

    /// Which of them comes first does not matter.
    @Test(arguments: [
        ["initial-file=start.png", "initialisation=file"], ["initialisation=file", "initial-file=start.png"],
    ])
    func settingsThatNeedEachOtherAreTakenTogether(settings: [String]) async throws {
        try await RenderPlace.with { place in
            let shown = try await place.run(
                ["recipe", "show"] + settings.flatMap { ["--set", $0] } + ["--network", place.network.string]
            )
            #expect(
                shown.exit == .painted && shown.output.contains("\ninitial-file = \"start.png\"\n"),
                "\(shown.errors)"
            )
            let half = try await place.run(["recipe", "show", "--set", "initialisation=file"])
            #expect(half.exit == .badRecipe && half.errors.contains("initial-file"))
        }
    }

    @Test func optionsWinOverSettingsAndThoseOverTheRecipe() async throws {
        try await RenderPlace.with { place in
            let recipe = place.root.appending("style.toml")
            try recipe.write(
                """
                preset = "seed0-adam"
                style = "style.png"
                network = "\(place.network)"
                size = "native"
                iterations = 2
                """
            )
            let base = [
                place.content.string, "--recipe", recipe.string, "--output", place.output.string, "--threads", "1",
                "--trace", place.trace.string, "--progress", "none",
            ]
            for (more, count) in [
                ([], 2), (["--set", "iterations=3"], 3), (["--set", "iterations=3", "--iterations", "4"], 4),
                (["--set", "iterations=3", "--set", "iterations=5"], 5),
            ] {
                #expect(try await place.run(base + more).exit == .painted)
                #expect(try TraceLine.read(place.trace).count == count)
            }
            // What nobody says anew stays as the preset has it: Adam, whose second total is not that of L-BFGS.
            let adam = try TraceLine.read(place.trace).map(\.total)
            #expect(try await place.run(base + ["--set", "optimiser=lbfgs", "--iterations", "5"]).exit == .painted)
            let lbfgs = try TraceLine.read(place.trace).map(\.total)
            #expect(adam[0] == lbfgs[0] && adam[1] != lbfgs[1])
        }
    }

    @Test func anUnknownKeyIsNamedWithItsPlace() async throws {
        try await RenderPlace.with { place in
            let recipe = place.root.appending("style.toml")
            try recipe.write("style = \"style.png\"\n\nitterations = 5\npooling = \"mean\"\n")
            let result = try await place.run([
                place.content.string, "--recipe", recipe.string, "--output", place.output.string, "--progress", "json",
            ])
            #expect(result.exit == .badRecipe)
            for part in ["\(recipe):3", "itterations", "\(recipe):4", "pooling", "average"] {
                #expect(result.errors.contains(part), "\(result.errors)")
            }
            let reports = try result.reports()
            #expect(reports.count == 1)
            guard case .failed(code: .badRecipe, let message)? = reports.first else {
                Issue.record("no report of a failure: \(reports)")
                return
            }
            #expect(result.errors.contains(message))
            #expect(!place.output.exists)
        }
    }
}
