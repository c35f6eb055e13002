import Pictures

/// Lines and words on a sheet: one description, which becomes an SVG file or a picture.
public struct Drawing: Sendable {
    let width: Int
    let height: Int
    /// What it shows, for those who cannot see it.
    let title: String
    private(set) var shapes: [Shape] = []

    /// The lettering of words on a picture, by which they are given room; fonts are narrower.
    static let small = Lettering(scale: 2, level: UInt16(Ink.words.light.red) * 257)
    /// The lettering of a title.
    static let large = Lettering(scale: 3, level: UInt16(Ink.total.light.red) * 257)

    init(width: Int, height: Int, title: String) {
        self.width = width
        self.height = height
        self.title = title
    }

    /// Pixels that a line of words takes at most.
    static func room(for words: String) -> Double {
        Double(small.width(of: words))
    }

    mutating func draw(_ points: [Point], _ ink: Ink, width: Double = 1) {
        shapes.append(.line(points, ink, width: width))
    }

    mutating func write(_ words: String, at point: Point, _ anchor: Shape.Anchor = .start, isTitle: Bool = false) {
        shapes.append(.words(words, at: point, anchor: anchor, isTitle: isTitle))
    }
}
