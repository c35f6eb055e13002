import Recipe
import Testing

@Suite("A recipe is checked with the files that it names")
struct CheckingTests {
    private let text = """
        style = [
            "a.png",
            { file = "skies", region = "parts.png#0000ff", mask = "mask.png" },
        ]
        initial-file = "start.png"
        network = "half"
        itterations = 3
        """

    @Test("every file is asked for once, with what it is for")
    func files() {
        var files: [Recipe.NamedFile] = []
        let problems = problems { file in
            files.append(file)
            return nil
        }
        #expect(problems.map(\.line) == [7])
        #expect(files.map(\.path) == ["a.png", "skies", "parts.png", "mask.png", "start.png", "half"])
        #expect(files.map(\.purpose) == [.style, .style, .picture, .picture, .picture, .network])
    }

    @Test("what is wrong with a file stands at its line, among the other problems")
    func lines() {
        let found = problems { $0.path == "half" || $0.path == "mask.png" ? "\($0.path) is gone" : nil }
        #expect(
            found.map(\.description) == [
                "style.toml:3: mask.png is gone",
                "style.toml:6: half is gone",
                "style.toml:7: unknown key `itterations`; did you mean `iterations`?",
            ]
        )
        #expect(found.map(\.file) == ["style.toml", "style.toml", "style.toml"])
    }

    @Test("a good recipe has no problems, as TOML and as JSON; a style may be left to the caller")
    func good() {
        for text in ["size = 64", "{\"size\": 64}"] {
            #expect(Recipe.problems(in: text, file: "a", isStyleRequired: false) { _ in "never" }.isEmpty)
            #expect(Recipe.problems(in: text, file: "a", isStyleRequired: true) { _ in nil }.count == 1)
        }
    }

    @Test("problems of JSON have no lines, those of its syntax neither")
    func json() {
        let wrong = Recipe.problems(in: " {\"size\": 1, \"style\": \"x\"}", file: "job.json", isStyleRequired: true) {
            "no \($0.path)"
        }
        #expect(wrong.map(\.line) == [nil, nil])
        #expect(wrong.last?.description == "job.json: no x")
        let broken = Recipe.problems(in: "{\"size\": ", file: "job.json", isStyleRequired: true) { _ in nil }
        #expect(broken.count == 1 && broken[0].description.hasPrefix("job.json: not a JSON object: "))
    }

    @Test("of a folder, its PNG and JPEG files are style pictures, in the order of their names")
    func folder() {
        let names = ["b.jpg", "a.PNG", ".hidden.png", "style.toml", "c.jpeg", "a.png", "ä.png", "png", "b.jpg.part"]
        #expect(Recipe.stylePictures(among: names) == ["a.PNG", "a.png", "b.jpg", "c.jpeg", "ä.png"])
        #expect(Recipe.stylePictures(among: ["style.toml"]).isEmpty)
    }

    private func problems(_ inspect: (Recipe.NamedFile) -> String?) -> [RecipeProblem] {
        Recipe.problems(in: text, file: "style.toml", isStyleRequired: true, inspect: inspect)
    }
}
