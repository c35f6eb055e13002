/// A motif in thick oil paint: thousands of strokes that follow it.
struct Painting<Subject: Motif> {
    let motif: Subject
    let seed: UInt64
    /// From the coarsest to the finest.
    let brushes: [Brush]
    let ground: Colour

    /// Paints at twice the size, coarse strokes first, lights the relief of the paint, and halves it.
    func drawn(_ size: PictureSize) -> Canvas<Colour> {
        var paint = PaintLayer(width: 2 * size.width, height: 2 * size.height, ground: ground)
        var random = RandomSource(seed: seed &+ 71)
        for brush in brushes {
            for start in starts(brush, &random) {
                let stroke = Stroke(from: start, brush, motif, &random)
                stroke.lay(on: &paint, &random)
            }
        }
        for contour in motif.contours { contour.lay(on: &paint, &random) }
        return paint.lit().halved()
    }

    /// Where the strokes of a brush begin: a jittered grid, in random order, without what a fine brush leaves out.
    private func starts(_ brush: Brush, _ random: inout RandomSource) -> [Point] {
        let columns = Int(motif.aspect / brush.spacing) + 2
        let rows = Int(1 / brush.spacing) + 2
        var starts: [Point] = []
        for row in 0..<rows {
            for column in 0..<columns {
                let jitter = Point(random.uniform(), random.uniform())
                let start = (Point(Float(column), Float(row)) + jitter - 0.5) * brush.spacing
                if random.uniform() < motif.detail(at: start) + brush.coverage { starts.append(start) }
            }
        }
        for index in starts.indices {
            starts.swapAt(index, Int(random.next() % UInt64(starts.count)))
        }
        return starts
    }
}
