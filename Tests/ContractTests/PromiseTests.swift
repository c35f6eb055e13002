import Foundation
import Testing

@Suite("Documentation/promise.md names tests that there are")
struct PromiseTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")

    @Test func everyTestThatIsNamedIsThere() throws {
        let page = try String(contentsOf: Self.root.appending(path: "Documentation/promise.md"), encoding: .utf8)
        let names = page.matches(of: /"((?:row|fault|trap|checkpoint|cookie)[^"]*:[^"]*)"/).map { String($0.1) }
        #expect(names.count > 50)
        let sources = try Self.testSources()
        for name in names {
            let places = ["@Test(\"\(name)\"", "@Test(\n        \"\(name)\"", "@Test(\n            \"\(name)\""]
            #expect(places.contains { sources.contains($0) }, "\(name)")
        }
    }

    /// The text of all tests.
    private static func testSources() throws -> String {
        let folder = root.appending(path: "Tests")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var text = ""
        for case let file as URL in files where file.pathExtension == "swift" {
            text += try String(contentsOf: file, encoding: .utf8)
        }
        return text
    }
}
