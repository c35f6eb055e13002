import Glibc

/// Two fish under a sun, laid of small stones and gold glass in rows that follow their outlines.
struct Mosaic {
    /// Where a point lies in the rows of stones.
    struct Place {
        /// Which row, and how far along it; in stones.
        let row: Float
        let along: Float
        let stone: Colour
        /// Whether it is glass with gold below, which glitters.
        var isGold = false
    }

    /// Stones to a picture's height.
    static let stones: Float = 62

    private static let mortar = Colour(hex: 0x4A4038)

    let aspect: Float
    private let picture: Fishes
    private let hands: GradientNoise

    init(seed: UInt64, aspect: Float) {
        self.aspect = aspect
        picture = Fishes(seed: seed, aspect: aspect)
        hands = GradientNoise(seed: seed, 251)
    }

    func drawn(_ size: PictureSize) -> Canvas<Colour> {
        .field(size, colour)
    }

    private func colour(at point: Point) -> Colour {
        // No row is quite straight.
        let sway = Point(hands.value(point * 5), hands.value(point * 5 + 30)) * 0.004
        let place = picture.place(of: point + sway)
        let row = place.row.rounded(.down)
        // Stones are not equally long, nor do their joints meet those of the next row.
        let along = place.along * 0.92 + 0.5 * hands.value(Point(row * 3.3, place.along * 0.35)) + row * 0.37
        let column = along.rounded(.down)
        let own = Point(column * 5.71, row * 7.13)
        let corner = Point(along - column, place.row - row)
        let edge = min(min(corner.x, 1 - corner.x), min(corner.y, 1 - corner.y)) + 0.05 * hands.value(point * 190)
        let grain = hands.fractal(point * 120, octaves: 2)
        if edge < 0.085 { return Self.mortar * (0.8 + 0.35 * grain) }

        let tone = hands.value(own)
        let tint = Colour(hands.value(own + 11), hands.value(own + 23), hands.value(own + 37))
        var stone = place.stone * (1 + 0.26 * tone) + tint * 0.055
        // Each stone is set at an angle of its own; its edges are chipped.
        let tilt = Point(hands.value(own + 51), hands.value(own + 67))
        let facing = (tilt * (corner - 0.5)).sum() * 0.7 + 0.28 * tilt.x
        stone *= 1 + facing * (place.isGold ? 1.1 : 0.45)
        if place.isGold { stone += Colour(0.5, 0.42, 0.2) * max(tilt.x + 0.5 * tilt.y - 0.25, 0) * 1.4 }
        stone *= 0.80 + 0.20 * smoothstep(0.085, 0.22, edge)
        return stone * (1 + 0.08 * grain)
    }
}
