import FoundationEssentials
import SystemPackage

/// Prints data to standard output, as a table or as JSON.
struct Printer {
    let json: JSONForm
    let hasLegend: Bool

    /// What long texts are read in; nil for standard output itself.
    let pager: Pager?

    /// Prints a list, with headings unless nobody wants them or there is only one kind of thing in it.
    func list<Row: Encodable>(_ rows: [Row], _ columns: [Column<Row>], hasHeadings: Bool = true) throws {
        guard json == .off else { return try encode(rows) }
        try show(Table(rows, columns, hasLegend: hasLegend && hasHeadings).text)
    }

    /// Prints a list that has a form of its own for people.
    func list(_ rows: [some Encodable], text: String) throws {
        guard json == .off else { return try encode(rows) }
        try show(text)
    }

    /// Prints one thing, a line for each of its facts that there is.
    func facts<Value: Encodable>(of value: Value, _ facts: [(label: String, value: String?)]) throws {
        guard json == .off else { return try encode(value) }
        let known = facts.compactMap { fact in fact.value.map { (fact.label, $0) } }
        let width = known.map(\.0.count).max() ?? 0
        let lines = known.map { label, value in
            String(repeating: " ", count: width - label.count) + label + ": " + value + "\n"
        }
        try show(lines.joined())
    }

    /// Prints a line, at once: somebody at the other end of a pipe may wait for it.
    func line(_ text: String) throws {
        try write(text + "\n")
    }

    private func show(_ text: String) throws {
        if let pager, !text.isEmpty { try pager.show(text) } else { try write(text) }
    }

    /// Prints a text as it is.
    func write(_ text: String) throws {
        try FileDescriptor.standardOutput.writeAll(text.utf8)
    }

    /// A value as a line of JSON, of which there are many one after the other.
    static func jsonLine(_ value: some Encodable) throws -> String {
        try text(of: value, isPretty: false)
    }

    private func encode(_ value: some Encodable) throws {
        try show(try Self.text(of: value, isPretty: json == .pretty) + "\n")
    }

    private static func text(of value: some Encodable, isPretty: Bool) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
