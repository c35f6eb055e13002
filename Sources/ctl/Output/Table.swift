/// Rows in columns for people: numbers to the right, everything else to the left, headings above.
struct Table<Row> {
    private let rows: [Row]
    private let columns: [Column<Row>]
    private let hasLegend: Bool

    init(_ rows: [Row], _ columns: [Column<Row>], hasLegend: Bool) {
        self.rows = rows
        self.columns = columns
        self.hasLegend = hasLegend && !rows.isEmpty
    }

    /// The lines, each with its end.
    var text: String {
        let widths = columns.map { column in
            let cells = rows.map(column.cell) + (hasLegend ? [column.heading] : [])
            return cells.map(\.count).max() ?? 0
        }
        let heading = hasLegend ? [line(widths) { ($0.heading, .plain) }] : []
        return (heading + rows.map { row in line(widths) { ($0.cell(row), $0.color(row)) } }).joined()
    }

    private func line(_ widths: [Int], _ cell: (Column<Row>) -> (text: String, color: Color)) -> String {
        let cells = columns.map(cell)
        let last = cells.lastIndex { !$0.text.isEmpty } ?? 0
        let padded = cells.indices.prefix(last + 1).map { index in
            let (text, color) = cells[index]
            let space = String(repeating: " ", count: widths[index] - text.count)
            if columns[index].isNumber { return space + color.paint(text) }
            // Nothing is to the right of the last text that the column would have to be filled up for.
            return color.paint(text) + (index == last ? "" : space)
        }
        return padded.joined(separator: "  ") + "\n"
    }
}
