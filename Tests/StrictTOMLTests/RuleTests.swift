import StrictTOML
import Testing

@Suite("Rules take what they say and name what they do not take")
struct RuleTests {
    private enum Pooling: String, CaseIterable {
        case max
        case average
        case none
    }

    @Test("values of every kind are read")
    func goodValues() throws {
        let text = """
            name = "night"
            pixels = 512
            weight = 2
            rate = 0.5
            clamp = true
            pooling = "average"
            size = "native"
            files = ["a.png", "b.png"]
            file = "c.png"
            [layers]
            conv1_1 = 1
            conv2_1 = 0.25
            """
        let document = try TOMLDocument(text: text, file: "style.toml")
        let root = document.root
        #expect(root.value("name", .string) == "night")
        #expect(root.value("pixels", .integer(in: 16...1024)) == 512)
        #expect(root.value("weight", .number(in: 0...2)) == 2)
        #expect(root.value("rate", .number(in: 0...1)) == 0.5)
        #expect(root.value("clamp", .boolean) == true)
        #expect(root.value("pooling", TOMLRule<Pooling>.choice) == .average)
        #expect(root.value("size", .choice(of: ["native"])) == "native")
        #expect(root.values("files", .string) == ["a.png", "b.png"])
        #expect(root.values("file", .string) == ["c.png"])
        let layers = root.table("layers", of: .number(in: 0...1), named: ["conv1_1", "conv2_1", "conv3_1"])
        #expect(layers == ["conv1_1": 1, "conv2_1": 0.25])
        #expect(root.value("absent", .string) == nil)
        #expect(root.values("absent", .string) == nil)
        #expect(root.sections("absent").isEmpty)
        try document.finish()
    }

    @Test(
        "a value that breaks its rule is named with what is allowed",
        arguments: [
            ("16.0", "`key` must be an integer from 16 to 1024, not 16"),
            ("15", "`key` must be an integer from 16 to 1024, not 15"),
            ("1025", "`key` must be an integer from 16 to 1024, not 1025"),
            ("\"512\"", "`key` must be an integer from 16 to 1024, not \"512\""),
            ("true", "`key` must be an integer from 16 to 1024, not true"),
            ("[512]", "`key` must be an integer from 16 to 1024, not a list"),
            ("{ a = 1 }", "`key` must be an integer from 16 to 1024, not a table"),
            ("2024-01-31", "`key` must be an integer from 16 to 1024, not a date"),
        ]
    )
    func badInteger(value: String, message: String) throws {
        try expect(message, of: value, rule: .integer(in: 16...1024))
    }

    @Test(
        "numbers keep to their range and are never NaN or infinite",
        arguments: ["-0.1", "1.1", "nan", "inf", "-inf"]
    )
    func badNumber(value: String) throws {
        try expect("`key` must be a number from 0 to 1, not \(value)", of: value, rule: .number(in: 0...1))
    }

    @Test("bounds are written as people write them")
    func bounds() {
        #expect(TOMLRule.number(in: 0.000001...1e12).allowed == "a number from 1e-6 to 1000000000000")
        #expect(TOMLRule.number(in: -1.5...1e300).allowed == "a number from -1.5 to 1e300")
    }

    @Test("other rules say what they want")
    func otherRules() throws {
        try expect("`key` must be true or false, not 1", of: "1", rule: .boolean)
        try expect("`key` must be a string that is not empty, not \"\"", of: "\"\"", rule: .string)
        let choice = "`key` must be \"max\", \"average\" or \"none\", not \"mean\""
        try expect(choice, of: "\"mean\"", rule: TOMLRule<Pooling>.choice)
        try expect("`key` must be \"adam\" or \"lbfgs\", not 3", of: "3", rule: .choice(of: ["adam", "lbfgs"]))
    }

    @Test("a long wrong string is cut in the message")
    func longString() throws {
        let long = String(repeating: "x", count: 500)
        let shown = String(repeating: "x", count: 60)
        try expect("`key` must be true or false, not \"\(shown)…\"", of: "\"\(long)\"", rule: .boolean)
    }

    private func expect<Value>(_ message: String, of value: String, rule: TOMLRule<Value>) throws {
        let document = try TOMLDocument(text: "\nkey = \(value)\n", file: "style.toml")
        #expect(document.root.value("key", rule) == nil)
        let error = #expect(throws: TOMLError.self) { try document.finish() }
        #expect(error?.description == "style.toml:2: \(message)")
        #expect(error?.code == .content)
    }
}
