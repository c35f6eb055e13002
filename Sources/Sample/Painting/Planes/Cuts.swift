import Glibc

/// A canvas that is cut in two, and each part again, until the parts are small enough.
struct Cuts {
    private indirect enum Part {
        case facet(Facet)
        case cut(Facet.Edge, beyond: Part, before: Part)
    }

    /// A cut as far as it is drawn.
    struct Chord {
        let start: Point
        let end: Point
        /// How thick it is, from 0 to 1.
        let weight: Float
    }

    /// The directions that most cuts follow, in radians: a few that come again and again hold the picture together.
    private static let angles: [Float] = [0.05, 0.62, 1.05, 1.52, 2.10, 2.55]

    private let whole: Part
    let chords: [Chord]

    init(seed: UInt64, width: Float) {
        var knife = Knife(seed: seed, width: width)
        let corners = [Point(-0.1, -0.1), Point(width + 0.1, -0.1), Point(width + 0.1, 1.1), Point(-0.1, 1.1)]
        let frame = corners.indices.map { Facet.Edge(from: corners[$0], to: corners[($0 + 1) % 4]) }
        whole = knife.part(Polygon(corners: corners), frame)
        chords = knife.chords
    }

    /// The plane that a point lies in.
    func facet(at point: Point) -> Facet {
        var part = whole
        while true {
            switch part {
            case .facet(let facet): return facet
            case .cut(let edge, let beyond, let before): part = edge.distance(to: point) > 0 ? beyond : before
            }
        }
    }

    /// Makes the cuts, and keeps count.
    private struct Knife {
        var chords: [Chord] = []
        private var random: RandomSource
        private var facets = 0
        private let middle: Point

        init(seed: UInt64, width: Float) {
            random = RandomSource(seed: seed &+ 191)
            middle = Point(width / 2, 0.5)
        }

        mutating func part(_ polygon: Polygon, _ edges: [Facet.Edge]) -> Part {
            let area = polygon.area
            // Planes are smaller where the guitar is.
            let away = ((polygon.middle - middle) * Point(0.9, 1.2)).length
            let enough = (0.0045 + 0.022 * smoothstep(0.15, 0.75, away)) * random.uniform(0.5..<2)
            let angle = Cuts.angles[Int(random.next() % UInt64(Cuts.angles.count))] + 0.10 * random.around()
            let place = polygon.middle + Point(random.around(), random.around()) * area.squareRoot() * 0.45
            let edge = Facet.Edge(through: place, angle: angle)
            let (beyond, before) = (polygon.clipped(by: edge), polygon.clipped(by: edge.reversed))
            guard area > enough, beyond.corners.count > 2, before.corners.count > 2 else {
                facets += 1
                return .facet(Facet(number: facets, edges: edges, &random))
            }
            draw(beyond.corners.filter { abs(edge.distance(to: $0)) < 1e-5 })
            return .cut(edge, beyond: part(beyond, edges + [edge]), before: part(before, edges + [edge.reversed]))
        }

        /// Two cuts of three are drawn, from some point to another.
        private mutating func draw(_ ends: [Point]) {
            guard ends.count == 2, random.uniform() < 0.66 else { return }
            let way = ends[1] - ends[0]
            chords.append(
                Chord(
                    start: ends[0] + way * random.uniform(0..<0.25),
                    end: ends[1] - way * random.uniform(0..<0.25),
                    weight: random.uniform(0.45..<1)
                )
            )
        }
    }
}
