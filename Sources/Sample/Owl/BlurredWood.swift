import Glibc

/// A wood in autumn, so far behind that every speck of light in it is a disc.
struct BlurredWood {
    private struct Disc {
        let centre: Point
        let radius: Float
        let colour: Colour
    }

    private let discs: [Disc]
    private let haze: GradientNoise

    init(seed: UInt64) {
        haze = GradientNoise(seed: seed, 171)
        var random = RandomSource(seed: seed &+ 172)
        let lights = [
            Colour(0.95, 0.55, 0.10), Colour(0.75, 0.70, 0.18), Colour(0.35, 0.50, 0.14), Colour(0.9, 0.78, 0.5),
        ]
        discs = (0..<70).map { _ in
            Disc(
                centre: Point(random.uniform(-0.55..<0.75), random.uniform(-0.35..<0.32)),
                radius: random.uniform(0.018..<0.055),
                colour: lights[Int(random.next() % 4)] * random.uniform(0.03..<0.16)
            )
        }
    }

    func colour(_ place: Point) -> Colour {
        let cloud = haze.fractal(place * 2.6, octaves: 2)
        let dark = mix(Colour(0.018, 0.040, 0.035), Colour(0.060, 0.085, 0.030), smoothstep(-0.35, 0.3, place.y))
        var colour = mix(dark, Colour(0.32, 0.20, 0.045), smoothstep(-0.15, 0.75, cloud + 0.5 * place.x))
        let trunk =
            smoothstep(0.05, 0.02, abs(place.x - 0.30 - 0.05 * place.y)) + smoothstep(0.03, 0.01, abs(place.x + 0.36))
        colour = colour * (1 - 0.65 * min(trunk, 1))
        for disc in discs {
            let distance = (place - disc.centre).length
            if distance < disc.radius {
                // A lens makes the edges of its discs a little brighter.
                colour +=
                    disc.colour * smoothstep(disc.radius, disc.radius * 0.8, distance)
                    * (0.75 + 0.25 * distance / disc.radius)
            }
        }
        return colour
    }
}
