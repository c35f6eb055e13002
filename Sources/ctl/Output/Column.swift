/// A column of a table: its heading, and what stands in it for each row.
struct Column<Row> {
    let heading: String
    let isNumber: Bool
    let color: (Row) -> Color
    let cell: (Row) -> String

    init(
        _ heading: String,
        isNumber: Bool = false,
        color: @escaping (Row) -> Color = { _ in .plain },
        _ cell: @escaping (Row) -> String
    ) {
        self.heading = heading
        self.isNumber = isNumber
        self.color = color
        self.cell = cell
    }
}
