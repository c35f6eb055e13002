import StrictTOML
import Testing

@Suite("Every problem is reported at its line")
struct LineTests {
    @Test("keys of the root, of tables, dotted and quoted, in lists and inline tables")
    func linesOfKeys() throws {
        let text = """
            \u{FEFF}# a comment with key = 1 and "quotes
            first = 1   # behind a value
            'li.teral' = 2
            "quo\\u0074ed \\"key\\"" = 3
            a . b."c d" = 4
            text = \"""
            second = 9
            \\\""" not the end
            "\"""
            raw = '''
            [table]
            '''
            second = 5
            list = [
                1, # one, ]
                [ 2,
                  3 ],
                { x = 6,  y = "}" },
            ]
            inline = { x = 7, "y.z" = 8, deep = { w = 9 } }
            [table]
            x = 10
            [table."sub.table"]
            x = 11
            [[folder]]
            path = "a"
            x = 12
              [folder.limits]
              x = 13
            [[folder]]
            x = 14
              [[folder.rule]]
              x = 15
              [[folder.rule]]
              x = 16
            [ folder . limits ]
            x = 17
            """
        let document = try TOMLDocument(text: text, file: "t.toml")
        markIntegers(document.root)
        let error = #expect(throws: TOMLError.self) { try document.finish() }
        let expected: [Int: [Int]] = [
            1: [2], 2: [3], 3: [4], 4: [5], 5: [13], 6: [18], 7: [20], 8: [20], 9: [20],
            10: [22], 11: [24], 12: [27], 13: [29], 14: [31], 15: [33], 16: [35], 17: [37],
        ]
        var found: [Int: [Int]] = [:]
        for problem in error?.problems ?? [] {
            let value = try #require(problem.message.split(separator: " ").last.flatMap { Int($0) })
            found[value, default: []].append(try #require(problem.line))
        }
        // The elements of the list in line 14 say 1, 2 and 3 once more.
        #expect(found.removeValue(forKey: 1) == [2, 15])
        #expect(found.removeValue(forKey: 2) == [3, 16])
        #expect(found.removeValue(forKey: 3) == [4, 17])
        #expect(found == expected.filter { $0.key > 3 })
    }

    @Test("lines that end in CR LF count once")
    func carriageReturns() throws {
        let document = try TOMLDocument(text: "a = 1\r\n\r\n[t]\r\nb = 2\r\n", file: "t.toml")
        #expect(document.root.section("t")?.value("b", .boolean) == nil)
        let error = #expect(throws: TOMLError.self) { try document.finish() }
        #expect(
            error?.description == """
                t.toml:1: unknown key `a`; did you mean `t`?
                t.toml:4: `t.b` must be true or false, not 2
                """
        )
    }

    @Test("a missing key is reported at the line of its table, or without a line in the root")
    func missingKey() throws {
        let document = try TOMLDocument(text: "\n[[folder]]\n[[folder]]\npath = \"b\"\n", file: "t.toml")
        for folder in document.root.sections("folder") where folder.value("path", .string) == nil {
            folder.note("path", "`path` is missing")
        }
        document.root.note("name", "`name` is missing")
        let error = #expect(throws: TOMLError.self) { try document.finish() }
        #expect(error?.description == "t.toml: `name` is missing\nt.toml:2: `path` is missing")
    }

    /// Asks for every key of a section and everything below it by a rule that no integer obeys.
    private func markIntegers(_ section: TOMLSection) {
        for key in section.keys {
            if let item = section.item(key) { markIntegers(item) }
        }
    }

    private func markIntegers(_ item: TOMLItem) {
        switch item.value {
        case .integer: _ = item.read(.boolean)
        case .array: item.elements.forEach(markIntegers)
        case .table: item.section().map(markIntegers)
        default: break
        }
    }
}
