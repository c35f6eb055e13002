import StrictTOML
import Testing

@Suite("Nothing in a file goes unnoticed")
struct StrictnessTests {
    @Test("all problems come together, in the order of their lines")
    func together() throws {
        let text = """
            iteratons = 5
            size = "big"
            [layers]
            conv1_1 = -1
            conv9_1 = 1
            [unread]
            """
        let document = try TOMLDocument(text: text, file: "style.toml")
        _ = document.root.table("layers", of: .number(in: 0...1), named: ["conv1_1", "conv2_1"])
        _ = document.root.value("size", .integer(in: 16...64))
        _ = document.root.value("iterations", .integer(in: 1...9))
        let error = #expect(throws: TOMLError.self) { try document.finish() }
        #expect(
            error?.description == """
                style.toml:1: unknown key `iteratons`; did you mean `iterations`?
                style.toml:2: `size` must be an integer from 16 to 64, not "big"
                style.toml:4: `layers.conv1_1` must be a number from 0 to 1, not -1
                style.toml:5: unknown key `layers.conv9_1`; did you mean `conv1_1`?
                style.toml:6: unknown key `unread`; allowed here: iterations, layers, size
                """
        )
    }

    @Test(
        "a misspelt key is set right where one slip for three letters explains it",
        arguments: [
            ("sive", "size"), ("sizes", "size"), ("szie", "size"), ("iz", nil), ("learning_rate", "learning-rate"),
            ("learing-raet", "learning-rate"), ("rate", nil), ("Size", "size"),
        ]
    )
    func spelling(written: String, meant: String?) throws {
        let document = try TOMLDocument(text: "\(written) = 1", file: "t")
        _ = document.root.value("size", .boolean)
        _ = document.root.value("learning-rate", .boolean)
        let error = #expect(throws: TOMLError.self) { try document.finish() }
        let advice = meant.map { "did you mean `\($0)`?" } ?? "allowed here: learning-rate, size"
        #expect(error?.description == "t:1: unknown key `\(written)`; \(advice)")
    }

    @Test("a document that nobody reads is full of unknown keys")
    func unread() throws {
        let document = try TOMLDocument(text: "a = 1", file: "t")
        #expect(throws: TOMLError.self) { try document.finish() }
    }

    @Test("a table where a value belongs, and the other way round")
    func wrongShape() throws {
        let document = try TOMLDocument(text: "a = 1\n[b]\n", file: "t")
        #expect(document.root.section("a") == nil)
        #expect(document.root.value("b", .string) == nil)
        let error = #expect(throws: TOMLError.self) { try document.finish() }
        #expect(
            error?.description == """
                t:1: `a` must be a table, not 1
                t:2: `b` must be a string that is not empty, not a table
                """
        )
    }

    @Test(
        "text that is not TOML is refused with its line",
        arguments: [
            ("a = 1\nb = [1,\n", 2), ("a = 1\na = 2\n", 2), ("a =\n", 1), ("[t\n", 1),
            ("\n\nx = 99999999999999999999", 3),
        ]
    )
    func syntax(text: String, line: Int) throws {
        let error = #expect(throws: TOMLError.self) { try TOMLDocument(text: text, file: "t.toml") }
        #expect(error?.code == .syntax)
        #expect(error?.problems.first?.line == line)
        #expect(error?.description.hasPrefix("t.toml:\(line): not valid TOML: ") == true)
    }

    @Test("a NUL, raw or escaped, is refused", arguments: ["a = 1\nb = \"x\0y\"", "a = 1\n\"b\\u0000\" = 1"])
    func nul(text: String) throws {
        let error = #expect(throws: TOMLError.self) { try TOMLDocument(text: text, file: "t") }
        #expect(error?.description == "t:2: a NUL character is not allowed")
    }

    @Test("values from elsewhere obey the same rules, without lines")
    func values() throws {
        let document = TOMLDocument(values: ["size": .integer(1), "sise": .boolean(true)], file: "recipe")
        _ = document.root.value("size", .integer(in: 2...3))
        let error = #expect(throws: TOMLError.self) { try document.finish() }
        #expect(
            error?.description == """
                recipe: `size` must be an integer from 2 to 3, not 1
                recipe: unknown key `sise`; did you mean `size`?
                """
        )
    }
}
