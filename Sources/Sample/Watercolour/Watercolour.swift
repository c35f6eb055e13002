import Glibc

/// Poppies and cornflowers, wet on wet and wet on dry: washes that lie over each other as glass does.
struct Watercolour {
    let seed: UInt64
    let aspect: Float

    /// Washes from the palest to the strongest, at twice the size and halved.
    func drawn(_ size: PictureSize) -> Canvas<Colour> {
        var sheet = Sheet(width: 2 * size.width, height: 2 * size.height, seed: seed)
        var random = RandomSource(seed: seed &+ 231)
        for wash in ground(&random) { sheet.lay(wash) }
        for wash in meadow(&random) { sheet.lay(wash) }
        for flower in flowers(&random) {
            for wash in flower { sheet.lay(wash) }
        }
        for wash in splashes(&random) { sheet.lay(wash) }
        return sheet.paper.halved()
    }

    /// Large pale washes that run into each other.
    private func ground(_ random: inout RandomSource) -> [Wash] {
        let hues = [Aquarelle.sky, Aquarelle.lilac, Aquarelle.straw, Aquarelle.sky, Aquarelle.mint, Aquarelle.rose]
        return (0..<17).map { index in
            Wash(
                centre: Point(random.uniform(0..<1) * aspect, random.uniform(0..<1)),
                radii: Point(random.uniform(0.18..<0.42), random.uniform(0.14..<0.32)),
                turn: random.uniform(0..<3),
                pigment: hues[index % hues.count],
                strength: random.uniform(0.35..<0.85),
                wetness: random.uniform(0.5..<1),
                seed: random.next()
            )
        }
    }

    /// Blades and stems, the nearer the darker.
    private func meadow(_ random: inout RandomSource) -> [Wash] {
        let greens = [Aquarelle.sap, Aquarelle.viridian, Aquarelle.olive, Aquarelle.sap, Aquarelle.indigo]
        return (0..<90).map { index in
            let near = Float(index) / 90
            let length = random.uniform(0.10..<0.30)
            return Wash(
                centre: Point(random.uniform(-0.05..<1.05) * aspect, 1.02 - length * random.uniform(0.5..<1.9)),
                radii: Point(length, random.uniform(0.007..<0.020)),
                turn: 1.57 + random.around() * 0.9,
                pigment: greens[Int(random.next() % 5)],
                strength: 0.45 + 0.9 * near * random.uniform(0.5..<1),
                wetness: random.uniform(0..<0.35),
                seed: random.next()
            )
        }
    }

    private func flowers(_ random: inout RandomSource) -> [[Wash]] {
        let places: [(x: Float, y: Float, size: Float, isPoppy: Bool)] = [
            (0.20, 0.24, 0.10, false), (0.78, 0.20, 0.12, true), (0.52, 0.16, 0.08, false), (0.10, 0.55, 0.10, true),
            (0.91, 0.50, 0.10, false), (0.34, 0.44, 0.17, true), (0.64, 0.46, 0.12, false), (0.74, 0.72, 0.15, true),
            (0.20, 0.80, 0.11, false), (0.47, 0.77, 0.11, true), (0.93, 0.84, 0.09, true),
        ]
        return places.map { place in
            let centre = Point(place.x * aspect + 0.03 * random.around(), place.y + 0.03 * random.around())
            return place.isPoppy ? poppy(centre, place.size, &random) : cornflower(centre, place.size, &random)
        }
    }

    private func poppy(_ centre: Point, _ size: Float, _ random: inout RandomSource) -> [Wash] {
        let reds = [Aquarelle.scarlet, Aquarelle.orange, Aquarelle.rose]
        var washes = (0..<9).map { petal in
            let angle = Float(petal) * 2.4 + random.around() * 0.5
            let reach = size * (petal < 5 ? 0.62 : 0.36)
            return Wash(
                centre: centre + Point(cosf(angle), sinf(angle) * 0.8) * reach,
                radii: Point(size * random.uniform(0.50..<0.75), size * random.uniform(0.42..<0.60)),
                turn: angle + 1.57,
                pigment: reds[Int(random.next() % 3)],
                strength: random.uniform(0.45..<0.95),
                wetness: random.uniform(0.15..<0.6),
                seed: random.next()
            )
        }
        washes += (0..<4).map { _ in
            Wash(
                centre: centre + Point(random.around(), random.around()) * size * 0.3,
                radii: Point(repeating: size * random.uniform(0.10..<0.24)),
                turn: 0,
                pigment: Aquarelle.indigo,
                strength: random.uniform(0.9..<1.7),
                wetness: random.uniform(0.4..<1),
                seed: random.next()
            )
        }
        return washes
    }

    private func cornflower(_ centre: Point, _ size: Float, _ random: inout RandomSource) -> [Wash] {
        let blues = [Aquarelle.ultramarine, Aquarelle.cobalt, Aquarelle.violet]
        return (0..<22).map { petal in
            let angle = Float(petal) * 2.4 + random.around() * 0.3
            let reach = size * (petal < 14 ? 0.62 : 0.28)
            return Wash(
                centre: centre + Point(cosf(angle), sinf(angle) * 0.85) * reach,
                radii: Point(size * random.uniform(0.26..<0.46), size * random.uniform(0.09..<0.17)),
                turn: angle,
                pigment: blues[Int(random.next() % 3)],
                strength: random.uniform(0.5..<1.1),
                wetness: random.uniform(0..<0.5),
                seed: random.next()
            )
        }
    }

    /// What falls off a brush that is shaken.
    private func splashes(_ random: inout RandomSource) -> [Wash] {
        let pigments = [Aquarelle.scarlet, Aquarelle.cobalt, Aquarelle.sap, Aquarelle.orange, Aquarelle.violet]
        return (0..<130).map { _ in
            let radius = 0.0025 + 0.012 * powf(random.uniform(), 4)
            return Wash(
                centre: Point(random.uniform() * aspect, random.uniform()),
                radii: Point(radius, radius * random.uniform(0.7..<1)),
                turn: random.uniform(0..<3),
                pigment: pigments[Int(random.next() % 5)],
                strength: random.uniform(0.4..<1.2),
                wetness: 0,
                seed: random.next()
            )
        }
    }
}
