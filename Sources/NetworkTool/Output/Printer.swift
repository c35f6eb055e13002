import FoundationEssentials
import Glibc
import SystemPackage

/// Prints data to standard output, for people or as JSON.
struct Printer {
    let isJSON: Bool

    /// Prints a value as JSON where that is asked for, else as the text.
    func show(_ value: some Encodable, as text: () -> String) throws {
        guard isJSON else { return try write(text()) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // For people at a terminal, for programs elsewhere.
        if isatty(STDOUT_FILENO) == 1 { encoder.outputFormatting.insert(.prettyPrinted) }
        try write(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
    }

    /// Facts, a line each, labels to the right.
    static func text(of facts: [(label: String, value: String?)]) -> String {
        let known = facts.compactMap { fact in fact.value.map { (fact.label, $0) } }
        let width = known.map(\.0.count).max() ?? 0
        return known.map { label, value in
            String(repeating: " ", count: width - label.count) + label + ": " + value + "\n"
        }.joined()
    }

    /// Rows in columns under their headings; the columns of these numbers to the right.
    static func table(_ headings: [String], numbers: Set<Int> = [], _ rows: [[String]]) -> String {
        guard !rows.isEmpty else { return "" }
        let all = [headings] + rows
        let widths = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            let cells = row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                if numbers.contains(column) { return space + row[column] }
                // Nothing is to the right of the last column that it would have to be filled up for.
                return row[column] + (column == row.count - 1 ? "" : space)
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }

    private func write(_ text: String) throws {
        try FileDescriptor.standardOutput.writeAll(text.printable.utf8)
    }
}
