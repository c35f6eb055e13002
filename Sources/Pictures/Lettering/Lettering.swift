/// Short labels on pictures, in letters that are drawn in squares.
///
/// There are the letters, the digits and the space of ASCII, and `_ . , : % - + × = / ( )`; for others stands a frame.
public struct Lettering: Sendable {
    /// Pixels of a square's side.
    public let scale: Int
    /// The grey of the letters in 0…65535.
    public let level: UInt16

    /// Letters of a size and a grey.
    ///
    /// - Parameters:
    ///   - scale: Pixels of a square's side, at least 1; letters are seven squares high.
    ///   - level: The grey in 0…65535, black if not given.
    public init(scale: Int, level: UInt16 = 0) {
        self.scale = scale
        self.level = level
    }

    /// Pixels from a capital's top to its bottom; some small letters hang two squares lower.
    public var height: Int { Glyph.height * scale }

    /// How long a line is.
    ///
    /// - Parameter text: The line.
    /// - Returns: Pixels from the first letter's left to the last one's right.
    public func width(of text: String) -> Int {
        text.isEmpty ? 0 : (text.count * (Glyph.width + 1) - 1) * scale
    }

    /// Writes a line; what lies outside the picture is left out.
    ///
    /// - Parameters:
    ///   - text: The line.
    ///   - picture: Where it is written.
    ///   - x: The pixel column at which it begins.
    ///   - y: The pixel row at which it begins.
    public func write(_ text: String, on picture: inout Picture, x: Int, y: Int) {
        for (place, character) in text.enumerated() {
            let left = x + place * (Glyph.width + 1) * scale
            let squares = (Glyph.drawn[character] ?? .unknown).squares
            for (index, isBlack) in squares.enumerated() where isBlack {
                let (row, column) = index.quotientAndRemainder(dividingBy: Glyph.width)
                fill(&picture, x: left + column * scale, y: y + row * scale)
            }
        }
    }

    /// Fills a square.
    private func fill(_ picture: inout Picture, x: Int, y: Int) {
        let rows = max(0, y)..<max(0, y, min(picture.height, y + scale))
        let columns = max(0, x)..<max(0, x, min(picture.width, x + scale))
        for row in rows {
            for column in columns {
                let pixel = row * picture.width + column
                for channel in 0..<3 { picture.samples[3 * pixel + channel] = level }
                picture.alpha?[pixel] = .max
            }
        }
    }
}
