import FoundationEssentials
import SystemPackage

/// Prints data to standard output, as a table or as JSON.
struct Printer {
    let json: JSONForm
    let hasLegend: Bool

    /// Prints a list, with headings unless nobody wants them or there is only one kind of thing in it.
    func list<Row: Encodable>(_ rows: [Row], _ columns: [Column<Row>], hasHeadings: Bool = true) throws {
        guard json == .off else { return try encode(rows) }
        try write(Table(rows, columns, hasLegend: hasLegend && hasHeadings).text)
    }

    /// Prints one thing, a line for each of its facts that there is.
    func facts<Value: Encodable>(of value: Value, _ facts: [(label: String, value: String?)]) throws {
        guard json == .off else { return try encode(value) }
        let known = facts.compactMap { fact in fact.value.map { (fact.label, $0) } }
        let width = known.map(\.0.count).max() ?? 0
        for (label, value) in known {
            try line(String(repeating: " ", count: width - label.count) + label + ": " + value)
        }
    }

    /// Prints a line, at once: somebody at the other end of a pipe may wait for it.
    func line(_ text: String) throws {
        try write(text + "\n")
    }

    private func write(_ text: String) throws {
        try FileDescriptor.standardOutput.writeAll(text.utf8)
    }

    private func encode(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if json == .pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        try line(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
