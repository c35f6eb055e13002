import Pictures

/// Draws one line through points, smoothly.
///
/// Each pixel gets as much of the colour as the line covers of it, taken from the distance between the pixel's centre
/// and the line. Where parts of the line meet, the larger cover counts, so that joints are not darker.
struct LineDrawing {
    private let points: [Point]
    /// How far from its middle the line ends, half a pixel of fading included.
    private let reach: Double

    init(_ points: [Point], width: Double) {
        self.points = points
        reach = width / 2 + 0.5
    }

    /// Draws the line; what lies outside the picture is left out.
    func draw(on picture: inout Picture, _ color: Color) {
        guard let first = points.first else { return }
        let (rows, columns) = (0..<picture.height, 0..<picture.width)
        var cover = [Float](repeating: 0, count: picture.width * picture.height)
        var begin = first
        for end in points.count == 1 ? points[...] : points.dropFirst() {
            for row in pixels(begin.y, end.y, in: rows) {
                for column in pixels(begin.x, end.x, in: columns) {
                    let centre = Point(x: Double(column) + 0.5, y: Double(row) + 0.5)
                    let share = Float(min(1, max(0, reach - LineDrawing.distance(from: centre, to: begin, end))))
                    let index = row * picture.width + column
                    cover[index] = max(cover[index], share)
                }
            }
            begin = end
        }
        let ink = color.samples
        for (index, share) in cover.enumerated() where share > 0 {
            for channel in 0..<3 {
                let ground = Float(picture.samples[3 * index + channel])
                let mixed = ground + (Float(ink[channel]) - ground) * share
                picture.samples[3 * index + channel] = UInt16(mixed.rounded())
            }
        }
    }

    /// The pixels between two coordinates that the line may touch.
    private func pixels(_ a: Double, _ b: Double, in range: Range<Int>) -> Range<Int> {
        let low = min(max(Int(min(a, b) - reach), range.lowerBound), range.upperBound)
        let high = min(max(Int(max(a, b) + reach) + 1, low), range.upperBound)
        return low..<high
    }

    /// How far a point is from the nearest point of a straight line between two others.
    private static func distance(from point: Point, to begin: Point, _ end: Point) -> Double {
        let (dx, dy) = (end.x - begin.x, end.y - begin.y)
        let (px, py) = (point.x - begin.x, point.y - begin.y)
        let length = dx * dx + dy * dy
        let share = length > 0 ? min(1, max(0, (px * dx + py * dy) / length)) : 0
        let (x, y) = (px - share * dx, py - share * dy)
        return (x * x + y * y).squareRoot()
    }
}
