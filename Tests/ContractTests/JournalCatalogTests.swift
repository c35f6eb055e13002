import Contract
import Foundation
import Testing

@Suite("systemd/catalog explains every message of the journal")
struct JournalCatalogTests {
    @Test func everyMessageAndNoOtherHasItsEntry() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let text = try String(contentsOf: root.appending(path: "systemd/catalog/impasto.catalog"), encoding: .utf8)
        let ids = text.matches(of: /(?m)^-- ([0-9a-f]{32})\nSubject: \S/).map { String($0.1) }
        #expect(ids.sorted() == JournalMessage.allCases.map(\.rawValue).sorted())
    }

    @Test func itNamesNoFieldThatThereIsNot() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let text = try String(contentsOf: root.appending(path: "systemd/catalog/impasto.catalog"), encoding: .utf8)
        let fields = Set(text.matches(of: /@([A-Z_]+)@/).map { String($0.1) })
        #expect(!fields.isEmpty)
        #expect(fields.isSubset(of: JournalField.allCases.map(\.rawValue)))
    }
}
