import Glibc

/// One plane: what lies on its side of all the lines that cut it out.
struct Facet {
    /// A straight cut, and the side of it that a plane lies on.
    struct Edge {
        /// Across the cut, towards the plane.
        private let normal: Point
        private let offset: Float

        init(through point: Point, angle: Float) {
            normal = Point(sinf(angle), -cosf(angle))
            offset = (normal * point).sum()
        }

        /// The line from one corner to the next, clockwise around what it cuts out.
        init(from start: Point, to end: Point) {
            normal = Point(start.y - end.y, end.x - start.x).normalised
            offset = (normal * start).sum()
        }

        private init(normal: Point, offset: Float) {
            self.normal = normal
            self.offset = offset
        }

        /// The same line with the plane on its other side.
        var reversed: Edge { Edge(normal: -normal, offset: -offset) }

        var along: Point { Point(-normal.y, normal.x) }

        func distance(to point: Point) -> Float { (normal * point).sum() - offset }
    }

    let number: Int
    let edges: [Edge]
    /// How the brush is led.
    let grain: Point
    /// How far what is seen in it is moved.
    let shift: Point
    let warmth: Float
    /// How bright it is in the middle, and how much brighter towards its lit edge.
    private let brightness: Float
    private let contrast: Float

    init(number: Int, edges: [Edge], _ random: inout RandomSource) {
        self.number = number
        self.edges = edges
        let side = edges[Int(random.next() % UInt64(edges.count))]
        let angle = (random.uniform() < 0.5 ? 0 : 1.1) + 0.25 * random.around()
        let (sine, cosine) = (sinf(angle), cosf(angle))
        grain = Point(cosine * side.along.x - sine * side.along.y, sine * side.along.x + cosine * side.along.y)
        shift = Point(random.around(), random.around()) * 0.10
        warmth = random.uniform()
        brightness = random.around() * 0.55
        contrast = random.uniform(0.45..<1) * (random.uniform() < 0.75 ? 1 : -0.6)
    }

    /// How far the nearest of its edges is.
    func nearestEdge(to point: Point) -> Float {
        edges.reduce(.infinity) { min($0, $1.distance(to: point)) }
    }

    /// From dark, below 0, to bright: it falls off from the plane's last cut.
    func light(at point: Point) -> Float {
        let way = min(edges[edges.count - 1].distance(to: point) / 0.16, 1)
        return brightness + contrast * (0.5 - way)
    }
}
