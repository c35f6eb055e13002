import Glibc

/// What the mosaic shows, with rows around everything.
struct Fishes {
    private struct Fish {
        let centre: Point
        let size: Float
        let turn: Float
        let back: Colour
        let belly: Colour
    }

    private static let gold = Colour(hex: 0xC99A35)
    private static let ivory = Colour(hex: 0xEADFC2)

    private let aspect: Float
    private let fishes: [Fish]
    private let currents: GradientNoise

    init(seed: UInt64, aspect: Float) {
        self.aspect = aspect
        currents = GradientNoise(seed: seed, 261)
        fishes = [
            Fish(
                centre: Point(0.58 * aspect, 0.66),
                size: 0.30,
                turn: -0.16,
                back: Colour(hex: 0xB5432B),
                belly: Colour(hex: 0xE9A74A)
            ),
            Fish(
                centre: Point(0.30 * aspect, 0.44),
                size: 0.20,
                turn: 0.22,
                back: Colour(hex: 0x2B5B8C),
                belly: Colour(hex: 0xA9C9C4)
            ),
        ]
    }

    func place(of point: Point) -> Mosaic.Place {
        for fish in fishes {
            if let place = place(of: point, in: fish) { return place }
        }
        let surface = 0.27 + 0.022 * sinf(point.x * 9) + 0.012 * sinf(point.x * 17)
        return point.y < surface ? sky(at: point, above: surface) : water(at: point, below: surface)
    }

    private func sky(at point: Point, above surface: Float) -> Mosaic.Place {
        let sun = Point(0.74 * aspect, 0.05)
        let away = point - sun
        let ring = away.length * Mosaic.stones
        let row = ring.rounded(.down) + 0.5
        let along = atan2f(away.y, away.x) * row
        if ring < 9 {
            let stone = mix(Fishes.ivory, Colour(hex: 0xE7A52E), smoothstep(2, 9, ring))
            return Mosaic.Place(row: ring, along: along, stone: stone, isGold: true)
        }
        let isRay = abs(sinf(atan2f(away.y, away.x) * 9)) > 0.75 && ring < 17
        return Mosaic.Place(
            row: ring,
            along: along,
            stone: isRay ? Colour(hex: 0xC8502A) : Fishes.gold,
            isGold: !isRay
        )
    }

    private func water(at point: Point, below surface: Float) -> Mosaic.Place {
        let depth = point.y - surface
        let row = (depth + 0.03 * currents.value(point * Point(2.2, 3)) * smoothstep(0, 0.1, depth)) * Mosaic.stones
        let wave = sinf(row.rounded(.down) * 0.9 + 3 * currents.value(point * Point(3, 5)))
        let deep = mix(Colour(hex: 0x3FA3A8), Colour(hex: 0x173A66), smoothstep(0, 0.62, depth))
        let crest = mix(Colour(hex: 0xA8DCD0), Colour(hex: 0x3F86B0), smoothstep(0, 0.5, depth))
        let stone = row < 1 ? Fishes.ivory : mix(deep, crest, smoothstep(0.35, 0.8, wave))
        return Mosaic.Place(row: row, along: point.x * Mosaic.stones, stone: stone)
    }

    /// A fish, the dark row of its outline, and two rows of the water that follow it.
    private func place(of point: Point, in fish: Fish) -> Mosaic.Place? {
        let (sine, cosine) = (sinf(fish.turn), cosf(fish.turn))
        let away = point - fish.centre
        let local = Point(cosine * away.x + sine * away.y, cosine * away.y - sine * away.x) / fish.size
        let body = depth(local)
        let row = body * fish.size * Mosaic.stones
        guard row > -3 else { return nil }
        let along = local.x * fish.size * Mosaic.stones
        if row < 0 { return Mosaic.Place(row: row + 500, along: along, stone: Colour(hex: 0x9CD0CC)) }
        if row < 1 { return Mosaic.Place(row: row, along: along, stone: Colour(hex: 0x1B2230)) }
        let eye = (local - Point(-0.68, -0.07)).length * fish.size * Mosaic.stones
        if eye < 2.6 {
            let stone = eye < 1 ? Colour(hex: 0x12151C) : Fishes.ivory
            return Mosaic.Place(row: eye + 300, along: atan2f(local.y + 0.07, local.x + 0.68) * 2, stone: stone)
        }
        if local.x > 0.72 || abs(local.y) > 0.44 {
            let ray = abs(sinf(along * 0.9 + row)) > 0.6
            return Mosaic.Place(row: row, along: along, stone: ray ? fish.belly : fish.back * 0.8)
        }
        let gill = abs(local.x + 0.46 - 0.35 * local.y * local.y)
        if gill < 0.022 { return Mosaic.Place(row: row, along: along, stone: Colour(hex: 0x1B2230)) }
        // Scales, each a lighter fan.
        let scale = Point(local.x * 6.5, local.y * 6.5 + (local.x * 6.5).rounded(.down) * 0.5)
        let fan = (scale - scale.rounded(.down) - Point(0.2, 0.5)).length
        let flank = mix(fish.back, fish.belly, smoothstep(-0.32, 0.34, local.y))
        let stone = local.x < -0.46 ? flank : mix(flank, fish.back * 0.6, smoothstep(0.48, 0.66, fan))
        return Mosaic.Place(row: row, along: along, stone: stone)
    }

    /// How far inside of a fish of length 2 a point lies.
    private func depth(_ local: Point) -> Float {
        let taper = max(1 - powf(abs(local.x + 0.15) / 0.92, 2), -1)
        let body = 0.46 * taper - abs(local.y) * (1 - 0.1 * local.x)
        let spread = 0.06 + 0.62 * max(local.x - 0.55, 0)
        let tail = min(spread - abs(local.y), min(local.x - 0.5, 1.02 - local.x + 0.5 * abs(local.y)))
        let fin = min(
            0.30 - abs(local.x - 0.02) - 0.35 * (abs(local.y) - 0.4),
            0.66 - abs(local.y) - 0.3 * (local.x + 0.2)
        )
        return max(max(body, tail), local.y < 0 ? min(fin, abs(local.y) - 0.2) : -1)
    }
}
