import Glibc

/// A sunset over fields, under a sky of currents.
struct Sunset: Motif {
    enum Part: Equatable {
        case sky
        case hill(Int)
        case field
        case tree(Int)
    }

    let aspect: Float
    private let swirl: SkySwirl
    private let land: GradientNoise
    private let strands: GradientNoise

    init(seed: UInt64, aspect: Float) {
        self.aspect = aspect
        swirl = SkySwirl(seed: seed, aspect: aspect)
        land = GradientNoise(seed: seed, 82)
        strands = GradientNoise(seed: seed, 83)
    }

    func part(at point: Point) -> Part {
        for (index, tree) in trees.enumerated() where tree.covers(point) { return .tree(index) }
        for hill in [2, 1, 0] where point.y > crest(hill, point.x) {
            return hill == 2 ? .field : .hill(hill)
        }
        return .sky
    }

    func direction(at point: Point, in part: Part) -> Point {
        switch part {
        case .sky:
            return swirl.direction(at: point)
        case .hill(let hill):
            let slope = (crest(hill, point.x + 0.01) - crest(hill, point.x - 0.01)) / 0.02
            return Point(1, slope + 0.9 * strands.value(point * 7)).normalised
        case .field:
            let away = point - vanishingPoint
            let wind = strands.value(point * 4) * 0.35 + strands.value(point * 11) * 0.2
            return Point(away.x + wind * 0.12, away.y + 0.02).normalised
        case .tree:
            return Point(0.10 * sinf(point.y * 15 + point.x * 30) + 0.55 * strands.value(point * Point(16, 7)), -1)
                .normalised
        }
    }

    func colour(at point: Point, in part: Part) -> Colour {
        switch part {
        case .sky: swirl.colour(at: point, above: crest(0, point.x))
        case .hill(let hill): hillColour(hill, at: point)
        case .field: fieldColour(at: point)
        case .tree: treeColour(at: point)
        }
    }

    func detail(at point: Point) -> Float {
        let near = part(at: point)
        let step: Float = 0.012
        let edges = [Point(step, 0), Point(-step, 0), Point(0, step), Point(0, -step)]
        if edges.contains(where: { part(at: point + $0) != near }) { return 0.9 }
        return near == .sky ? 0.55 * swirl.brightness(at: point) : 0.30
    }

    private var vanishingPoint: Point { Point(swirl.sun.x, 0.615) }

    private var trees: [FlameTree] {
        [
            FlameTree(foot: Point(0.150 * aspect, 0.90), top: 0.10, width: 0.052),
            FlameTree(foot: Point(0.225 * aspect, 0.86), top: 0.34, width: 0.036),
            FlameTree(foot: Point(0.070 * aspect, 0.88), top: 0.42, width: 0.034),
        ]
    }

    /// The upper edge of a range of hills, the farthest first; the last is the edge of the field.
    private func crest(_ hill: Int, _ x: Float) -> Float {
        let place = Point(x * [1.6, 2.1, 1.3][hill], Float(hill) * 9)
        return [0.585, 0.645, 0.715][hill] + [0.060, 0.045, 0.020][hill] * land.fractal(place, octaves: 3)
    }

    private func hillColour(_ hill: Int, at point: Point) -> Colour {
        let depth = point.y - crest(hill, point.x)
        let strand = 0.5 + 0.5 * sinf(depth * 150 + 5 * strands.value(point * 6))
        let towardsSun = expf(-abs(point.x - swirl.sun.x) * 1.6)
        let shade =
            hill == 0
            ? Pigment.ramp([Pigment.ultramarine, Pigment.violet, Pigment.cobalt, Pigment.cerulean], strand)
            : Pigment.ramp([Pigment.prussian, Pigment.viridian, Pigment.sap, Pigment.turquoise], strand * 0.85)
        let rim = expf(-depth * 60) * (0.25 + 0.75 * towardsSun)
        let glow = mix(Pigment.orange, Pigment.naples, strand)
        return mix(shade, glow, min(rim + 0.18 * towardsSun * strand, 1))
    }

    private func fieldColour(at point: Point) -> Colour {
        let away = point - vanishingPoint
        let row = sinf(atan2f(away.x, away.y) * 34 + 3.2 * strands.value(point * Point(2, 4)))
        let patch = strands.fractal(point * Point(4, 9), octaves: 3)
        let wheat = Pigment.ramp(
            [Pigment.sienna, Pigment.ochre, Pigment.cadmium, Pigment.naples],
            0.5 + 0.34 * row + 0.38 * patch
        )
        let furrow = Pigment.ramp([Pigment.violet, Pigment.viridian, Pigment.sap], 0.5 + patch)
        let shadowed = smoothstep(-0.35, -0.9, row + 0.8 * patch)
        let poppies = smoothstep(0.42, 0.62, strands.value(point * Point(17, 26) + 7))
        return mix(mix(wheat, furrow, shadowed * 0.85), Pigment.vermilion, poppies * 0.8)
    }

    private func treeColour(at point: Point) -> Colour {
        let strand = 0.5 + 0.7 * strands.fractal(point * Point(34, 6), octaves: 3)
        return Pigment.ramp(
            [Pigment.prussian, Pigment.prussian, Pigment.viridian, Pigment.viridian, Pigment.sap, Pigment.ochre],
            strand
        )
    }
}
