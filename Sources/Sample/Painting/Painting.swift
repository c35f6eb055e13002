/// A sunset in thick oil paint: thousands of strokes that follow the swirl of sky, hills and field.
struct Painting {
    let seed: UInt64

    /// Paints at twice the size, coarse strokes first, lights the relief of the paint, and halves it.
    func drawn(_ size: PictureSize) -> Canvas<Colour> {
        let motif = Motif(seed: seed, aspect: Float(size.width) / Float(size.height))
        var paint = PaintLayer(width: 2 * size.width, height: 2 * size.height, ground: Pigment.sienna)
        var random = RandomSource(seed: seed &+ 71)
        for brush in Brush.set {
            for start in starts(brush, motif, &random) {
                let stroke = Stroke(from: start, brush, motif, &random)
                stroke.lay(on: &paint, &random)
            }
        }
        return paint.lit().halved()
    }

    /// Where the strokes of a brush begin: a jittered grid, in random order, without what a fine brush leaves out.
    private func starts(_ brush: Brush, _ motif: Motif, _ random: inout RandomSource) -> [Point] {
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
