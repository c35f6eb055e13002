public import Pictures

/// Small pictures of a painting on its way, side by side and row after row, each with a caption.
///
/// The sheet is kept as it is drawn, and no other picture: a run may take thousands of snapshots.
public struct ContactSheet: Sendable {
    private let layout: ContactSheetLayout
    private let offered: Int
    private var sheet: Picture
    private var counts = Counts()

    /// How many pictures were offered, and how many of them the sheet has taken.
    public struct Counts: Codable, Sendable {
        fileprivate var offered = 0
        fileprivate var taken = 0
    }

    private static let paper: UInt16 = 0xF4F4

    /// An empty sheet.
    ///
    /// - Parameters:
    ///   - pictures: How many will be offered at most; of more than a sheet takes, some are left out.
    ///   - columns: How many stand side by side.
    ///   - width: The width of the painting.
    ///   - height: Its height.
    /// - Throws: `PictureError` where there is nothing to draw.
    public init(pictures: Int, columns: Int, width: Int, height: Int) throws(PictureError) {
        offered = pictures
        layout = ContactSheetLayout(pictures: pictures, columns: columns, width: width, height: height)
        let rows = layout.height(rows: layout.rows)
        sheet = try Picture(
            width: layout.width,
            height: rows,
            samples: Array(repeating: ContactSheet.paper, count: layout.width * rows * 3)
        )
    }

    /// Bytes that a sheet takes from the beginning on.
    ///
    /// - Parameters:
    ///   - pictures: How many will be offered at most.
    ///   - columns: How many stand side by side.
    ///   - width: The width of the painting.
    ///   - height: Its height.
    /// - Returns: The bytes.
    public static func bytes(pictures: Int, columns: Int, width: Int, height: Int) -> Int {
        let layout = ContactSheetLayout(pictures: pictures, columns: columns, width: width, height: height)
        return Picture.bytes(width: layout.width, height: layout.height(rows: layout.rows), hasAlpha: false)
    }

    /// Offers the next picture; the sheet takes all, or the first, the last and evenly spread ones between them.
    ///
    /// - Parameters:
    ///   - picture: The painting, of any size.
    ///   - caption: The lines below it, two at most.
    ///   - isLast: Whether no other follows, though others were expected.
    public mutating func add(_ picture: Picture, caption: [String], isLast: Bool = false) {
        let turn = layout.cells > 1 ? counts.taken * (offered - 1) / (layout.cells - 1) : 0
        counts.offered += 1
        guard counts.taken < layout.cells, isLast || counts.offered > turn else { return }
        draw(picture, caption: caption, at: layout.place(counts.taken))
        counts.taken += 1
    }

    /// Lends what has been drawn, so that another sheet of the same measures can go on from it.
    ///
    /// - Parameter body: Takes how much there is, and its samples as they stand in memory.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    public func withDrawing<Result>(_ body: (Counts, UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try sheet.samples.withUnsafeBytes { samples in
            try body(counts, UnsafeRawBufferPointer(rebasing: samples.prefix(bytes(of: counts))))
        }
    }

    /// Goes on from what another sheet of the same measures has lent.
    ///
    /// - Parameters:
    ///   - counts: How much there was.
    ///   - fill: Writes its samples, as many bytes as are given.
    /// - Throws: What `fill` throws.
    public mutating func restore(_ counts: Counts, _ fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
        let count = bytes(of: counts)
        try sheet.samples.withUnsafeMutableBytes { samples in
            try fill(UnsafeMutableRawBufferPointer(rebasing: samples.prefix(count)))
        }
        self.counts = counts
    }

    /// Bytes of the rows that pictures have been drawn in.
    private func bytes(of counts: Counts) -> Int {
        let rows = layout.rows(of: counts.taken)
        return rows > 0 ? layout.width * layout.height(rows: rows) * 3 * MemoryLayout<UInt16>.stride : 0
    }

    /// Ends the sheet below the last row that there are pictures for.
    ///
    /// - Parameter title: What is written above the pictures.
    /// - Returns: The sheet.
    /// - Throws: `PictureError` where it has no pixels.
    public consuming func picture(title: String) throws(PictureError) -> Picture {
        let rows = layout.height(rows: max(1, layout.rows(of: counts.taken)))
        // Cut where they are, for a copy would be as large again.
        var samples: [UInt16] = []
        swap(&samples, &sheet.samples)
        samples.removeLast(samples.count - 3 * layout.width * rows)
        var picture = try Picture(width: layout.width, height: rows, samples: samples)
        let width = layout.width - 2 * ContactSheetLayout.margin
        ContactSheetLayout.Title(title, width: width).write(on: &picture)
        return picture
    }

    private mutating func draw(_ picture: Picture, caption: [String], at place: (x: Int, y: Int)) {
        let (width, height) = layout.thumbnail
        let thumbnail = picture.resized(width: width, height: height, filter: .triangle).flattened()
        for row in 0..<height {
            let line = thumbnail.samples[(3 * row * width)..<(3 * (row + 1) * width)]
            let begin = 3 * ((place.y + row) * sheet.width + place.x)
            sheet.samples.replaceSubrange(begin..<begin + 3 * width, with: line)
        }
        var y = place.y + height + ContactSheetLayout.space.picture
        for line in caption.prefix(ContactSheetLayout.captionLines) {
            layout.caption.write(line, on: &sheet, x: place.x, y: y)
            y += layout.caption.height + ContactSheetLayout.space.line
        }
    }
}
