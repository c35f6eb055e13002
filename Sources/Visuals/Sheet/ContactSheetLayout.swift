import Pictures

/// Where everything stands on a contact sheet.
struct ContactSheetLayout {
    /// How many pictures it takes.
    let cells: Int
    let columns: Int
    let rows: Int
    /// The size that pictures are brought to.
    let thumbnail: (width: Int, height: Int)
    /// A picture with its caption.
    let cell: (width: Int, height: Int)
    let caption: Lettering

    /// Pixels around everything.
    static let margin = 40
    /// Pixels between columns, and between rows.
    static let gap = (x: 24, y: 36)
    /// Pixels below a picture, and below a line of its caption.
    static let space = (picture: 12, line: 9)
    /// How many lines a caption has.
    static let captionLines = 2

    /// More pictures than these are not looked at one by one.
    private static let mostCells = 40
    /// Sheets are about so wide at most.
    private static let mostWidth = 2000
    /// So many letters of a caption have room below the narrowest picture: a loss, and some hours in seconds.
    private static let captionLength = 20

    init(pictures: Int, columns: Int, width: Int, height: Int) {
        cells = max(1, min(pictures, Self.mostCells))
        self.columns = min(columns, cells)
        rows = (cells + self.columns - 1) / self.columns
        let gaps = (columns - 1) * Self.gap.x + 2 * Self.margin
        let room = max(48, (Self.mostWidth - gaps) / columns)
        // A picture fits into a square as wide as its column, and is never enlarged.
        let scale = min(1, Double(room) / Double(max(width, height)))
        thumbnail = (max(1, Int(Double(width) * scale)), max(1, Int(Double(height) * scale)))
        let line = String(repeating: "0", count: Self.captionLength)
        caption = Lettering(scale: Lettering(scale: 2).width(of: line) <= room ? 2 : 1, level: 0x5858)
        cell = (
            max(thumbnail.width, caption.width(of: line)),
            thumbnail.height + Self.space.picture + Self.captionLines * (caption.height + Self.space.line)
        )
    }

    var width: Int { 2 * Self.margin + columns * (cell.width + Self.gap.x) - Self.gap.x }

    /// How many rows so many pictures take.
    func rows(of pictures: Int) -> Int { (pictures + columns - 1) / columns }

    /// The height of a sheet whose last rows are not there.
    func height(rows: Int) -> Int { top(row: rows) - Self.gap.y + Self.margin }

    /// Where a cell begins.
    func place(_ cell: Int) -> (x: Int, y: Int) {
        let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
        return (Self.margin + column * (self.cell.width + Self.gap.x), top(row: row))
    }

    private func top(row: Int) -> Int {
        Self.margin + Title.height + Self.margin + row * (cell.height + Self.gap.y)
    }
}
