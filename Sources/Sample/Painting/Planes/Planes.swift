import Glibc

/// A guitar on a table, broken into planes as the cubists broke their still lifes.
///
/// Each plane has a light of its own, bright at one edge and dark at the other, and is seen from a side of its own.
struct Planes: Motif {
    let aspect: Float
    private let cuts: Cuts

    init(seed: UInt64, aspect: Float) {
        self.aspect = aspect
        cuts = Cuts(seed: seed, width: aspect)
    }

    func part(at point: Point) -> Int {
        cuts.facet(at: point).number
    }

    func direction(at point: Point, in part: Int) -> Point {
        cuts.facet(at: point).grain
    }

    func colour(at point: Point, in part: Int) -> Colour {
        let facet = cuts.facet(at: point)
        // Every plane shows the guitar as if it were seen from elsewhere.
        let seen = Guitar.seen(at: (point - Point(aspect / 2, 0.5)) + facet.shift)
        let light = min(max(0.50 + 0.60 * facet.light(at: point) + 0.22 * seen.light, 0), 1)
        let cool = Pigment.ramp(
            [Pigment.soot, Pigment.slate, Pigment.sage, Pigment.buff, Pigment.chalk],
            light
        )
        let warm = Pigment.ramp(
            [Pigment.umber, Pigment.sienna, Pigment.ochre, Pigment.buff, Pigment.chalk],
            light
        )
        let ground = mix(cool, warm, smoothstep(0.35, 0.65, facet.warmth))
        let wood = Pigment.ramp([Pigment.umber, Pigment.terracotta, Pigment.ochre, Pigment.naples], light)
        let colour = mix(ground, wood, seen.isWood ? 0.85 : 0)
        return seen.isDark ? mix(colour, Pigment.soot, 0.85) : colour
    }

    func detail(at point: Point) -> Float {
        cuts.facet(at: point).nearestEdge(to: point) < 0.010 ? 0.9 : 0.16
    }

    /// Most of the cuts, drawn with a loaded brush.
    var contours: [Stroke] {
        cuts.chords.map { chord in
            Stroke(from: chord.start, to: chord.end, width: chord.weight * 0.011, colour: Pigment.soot)
        }
    }
}
