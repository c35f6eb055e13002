import Glibc

/// Apples, a pear, a lemon and grapes.
struct Fruit {
    private struct Apple {
        let centre: Vector
        let size: Float
        let turn: Float
        /// How red it is.
        let ripeness: Float
    }

    private let apples: [Apple]
    private let grapes: [Vector]
    private let pear = Vector(1.35, 0, 0.55)
    private let lemon = Vector(-0.35, 0.33, -1.15)
    private let bunch = Vector(1.55, 0.16, -0.75)
    private let spots: GradientNoise

    init(seed: UInt64) {
        spots = GradientNoise(seed: seed, 111)
        var random = RandomSource(seed: seed &+ 112)
        apples = [
            Apple(centre: Vector(0.30, 0.50, -0.10), size: 1.0, turn: random.uniform(0..<6), ripeness: 0.85),
            Apple(centre: Vector(0.52, 0.47, 1.10), size: 0.94, turn: random.uniform(0..<6), ripeness: 0.15),
            Apple(centre: Vector(-1.75, 0.47, -0.35), size: 0.92, turn: random.uniform(0..<6), ripeness: 1.0),
        ]
        grapes = (0..<24).map { index in
            let along = Float(index) / 24
            let width = 0.52 * (1 - 0.75 * along)
            let angle = Float(index) * 2.4
            return Vector(
                along * 1.0 - 0.35 + 0.05 * random.around(),
                max(0.0, 0.26 * sinf(angle) * (1 - along) + 0.10),
                width * cosf(angle) - 0.25 * along
            )
        }
    }

    func nearest(to point: Vector) -> (distance: Float, part: StillLife.Part) {
        var near: (distance: Float, part: StillLife.Part) = (.infinity, .stem)
        func meet(_ distance: Float, _ part: StillLife.Part) {
            if distance < near.distance { near = (distance, part) }
        }
        for (index, apple) in apples.enumerated() {
            let place = (point - apple.centre) / apple.size
            let lobes = 0.007 * sinf(atan2f(place.z, place.x) * 5 + apple.turn) * smoothstep(0.2, -0.6, place.y)
            let narrow = 1 + 0.16 * (0.4 - place.y)
            let body = Shape.torus(Vector(place.x * narrow, place.y * 0.92, place.z * narrow), 0.17, 0.41 + lobes)
            meet(body * apple.size * 0.8, .apple(index))
            meet(
                Shape.rod(place, from: Vector(0, 0.25, 0), to: Vector(0.07, 0.55, 0.03), 0.018, 0.028) * apple.size,
                .stem
            )
        }
        let place = point - pear
        let belly = Shape.sphere(place - Vector(0, 0.52, 0), 0.54)
        meet(Shape.melt(belly, Shape.sphere(place - Vector(0.09, 1.22, 0), 0.24), 0.55), .pear)
        meet(Shape.rod(place, from: Vector(0.1, 1.4, 0), to: Vector(0.2, 1.74, 0.03), 0.022, 0.035), .stem)
        meet(citrus(point - lemon), .lemon)
        let around = (point - bunch - Vector(0.1, 0.1, 0)).length - 1.1
        if around > 0.2 {
            meet(around, .grapes)
        } else {
            for grape in grapes { meet(Shape.sphere(point - bunch - grape, 0.165), .grapes) }
        }
        return near
    }

    func skin(of part: StillLife.Part, at point: Vector, facing normal: Vector) -> Surface {
        switch part {
        case .apple(let index):
            return skin(of: apples[index], at: point)
        case .pear:
            let place = point - pear
            let freckles = smoothstep(0.35, 0.6, spots.value(Point(atan2f(place.z, place.x) * 8, place.y * 22)))
            let blush = smoothstep(-0.2, 0.7, spots.fractal(Point(place.x, place.y) * 1.2, octaves: 3) - place.x * 0.7)
            let green = mix(Colour(0.42, 0.46, 0.08), Colour(0.62, 0.33, 0.06), blush)
            return Surface(colour: mix(green, Colour(0.22, 0.14, 0.04), freckles * 0.6), gloss: 0.12, polish: 30)
        case .lemon:
            let place = (point - lemon) * 26
            let pore = spots.value(Point(place.x, place.y + place.z)) * 0.16
            return Surface(
                colour: Colour(0.86, 0.60, 0.035) * (1 + 0.08 * spots.value(Point(place.x, place.z) * 0.1)),
                gloss: 0.25,
                polish: 35,
                normal: (normal + Vector(pore, pore * 0.6, -pore)).normalised
            )
        case .grapes:
            let bloom = smoothstep(-0.2, 0.6, spots.fractal(Point(point.x + point.z, point.y) * 7, octaves: 3))
            let blue = mix(Colour(0.055, 0.012, 0.075), Colour(0.16, 0.15, 0.30), bloom * 0.7)
            return Surface(colour: blue, gloss: 0.45, polish: 90, mirror: 0.03)
        default:
            return Surface(colour: Colour(0.10, 0.06, 0.03))
        }
    }

    private func skin(of apple: Apple, at point: Vector) -> Surface {
        let place = (point - apple.centre) / apple.size
        let angle = atan2f(place.z, place.x) + apple.turn
        let streaks = spots.fractal(Point(angle * 7, place.y * 1.1), octaves: 4)
        let patch = spots.fractal(Point(cosf(angle) * 0.9, sinf(angle) * 0.9 + place.y * 0.4) + apple.turn, octaves: 2)
        let red = smoothstep(-0.55, 0.45, streaks * 0.9 + patch * 0.9 + apple.ripeness * 1.4 - 0.9)
        let hollow = smoothstep(0.30, 0.05, Point(place.x, place.z).length) * smoothstep(0, 0.2, place.y)
        let ground = mix(Colour(0.50, 0.46, 0.07), Colour(0.40, 0.50, 0.10), 0.5 + patch)
        var colour = mix(ground, mix(Colour(0.50, 0.030, 0.022), Colour(0.72, 0.12, 0.03), 0.5 + streaks), red)
        colour = mix(colour, Colour(0.36, 0.32, 0.07), hollow * 0.8)
        let speck = smoothstep(0.52, 0.7, spots.value(Point(angle * 11, place.y * 16)))
        return Surface(colour: mix(colour, Colour(0.75, 0.6, 0.3), speck * 0.5), gloss: 0.4, polish: 80, mirror: 0.03)
    }

    /// A lemon lies on its side.
    private func citrus(_ place: Vector) -> Float {
        let turned = place.turned(by: 0.6)
        let body = Shape.ellipsoid(turned, Vector(0.44, 0.33, 0.33))
        let tip = Shape.ellipsoid(turned - Vector(0.44, 0, 0), Vector(0.12, 0.07, 0.07))
        let end = Shape.ellipsoid(turned + Vector(0.43, 0, 0), Vector(0.08, 0.09, 0.09))
        return Shape.melt(Shape.melt(body, tip, 0.14), end, 0.08)
    }
}
