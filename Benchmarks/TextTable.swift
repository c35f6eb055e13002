/// Columns of text under their names.
struct TextTable {
    let columns: [String]
    let rows: [[String]]
    /// How many columns are words, which stand to the left; the others are numbers.
    let words: Int

    /// The table, a line a row.
    var text: String {
        let lines = [columns] + rows
        let widths = columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            line.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - line[column].count)
                return column < words ? line[column] + space : space + line[column]
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
