/// A character in five by seven squares, and two rows below the line for what hangs there.
struct Glyph {
    static let width = 5
    /// The height of a capital.
    static let height = 7

    /// Whether each square is black, row after row.
    let squares: [Bool]

    /// All that are drawn.
    static let drawn: [Character: Glyph] = {
        var glyphs: [Character: Glyph] = [" ": Glyph { _, _ in false }]
        for (characters, art) in strips {
            let lines = art.split(separator: "\n").map(Array.init)
            for (place, character) in characters.enumerated() {
                glyphs[character] = Glyph { row, column in
                    row < lines.count && lines[row][place * (width + 1) + column] == "#"
                }
            }
        }
        return glyphs
    }()

    /// A frame, for what is not drawn.
    static let unknown = Glyph { row, column in
        row < height && (row % (height - 1) == 0 || column % (width - 1) == 0)
    }

    /// Rows below the line.
    private static let depth = 2

    private init(_ isBlack: (_ row: Int, _ column: Int) -> Bool) {
        squares = (0..<Glyph.width * (Glyph.height + Glyph.depth)).map { isBlack($0 / Glyph.width, $0 % Glyph.width) }
    }
}
