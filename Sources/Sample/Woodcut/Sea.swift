import Glibc

/// Waves one behind the other, each with foam on its crest and lines that follow it.
struct Sea {
    private let swell: GradientNoise
    private let aspect: Float

    init(seed: UInt64, aspect: Float) {
        swell = GradientNoise(seed: seed, 221)
        self.aspect = aspect
    }

    /// The nearest wave that stands at a point.
    func print(at point: Point) -> Woodcut.Print? {
        for wave in (0..<6).reversed() {
            let depth = point.y - crest(wave, point.x)
            if depth > 0 { return print(wave, depth, at: point) }
        }
        return nil
    }

    private func print(_ wave: Int, _ depth: Float, at point: Point) -> Woodcut.Print {
        let near = Float(wave) / 5
        let foam = 0.012 + 0.030 * near
        let claw =
            foam
            * (0.75 + 0.65 * swell.fractal(Point(point.x * (26 - 12 * near), Float(wave) * 3 + depth * 9), octaves: 3))
        let spacing: Float = 105 - 48 * near
        let line = depth * spacing * (1 + 0.25 * swell.value(Point(point.x * 2, Float(wave)))) + 0.5
        if depth < 0.0035 + 0.003 * near || abs(depth - claw) < 0.002 + 0.0022 * near {
            return Woodcut.Print(line: 0.5, along: 0, tone: 2, block: Self.deep)
        }
        if depth < claw {
            let drop = swell.value(point * 70)
            return Woodcut.Print(line: 0.5, along: 0, tone: drop > 0.55 ? 2 : -1, block: Colour(hex: 0xF4EDDD))
        }
        let slope = (crest(wave, point.x + 0.01) - crest(wave, point.x - 0.01)) / 0.02
        return Woodcut.Print(
            line: line,
            along: point.x,
            tone: 0.30 + 0.45 * smoothstep(-0.35, 0.45, slope) + 0.55 * smoothstep(0.02, 0.22, depth) * near,
            block: mix(Colour(hex: 0x7FA9B4), Self.deep, smoothstep(0, 0.20, depth))
        )
    }

    /// The upper edge of a wave, the farthest first.
    private func crest(_ wave: Int, _ x: Float) -> Float {
        let near = Float(wave) / 5
        let place = x * (7.5 - 5.2 * near) + Float(wave) * 2.3
        // Steep on one side, as if it were about to break.
        let rise = sinf(place + 0.55 * sinf(place)) + 0.35 * swell.fractal(Point(x * 3.2, Float(wave) * 7), octaves: 3)
        return 0.615 + 0.30 * near * near + 0.06 * near - (0.012 + 0.105 * near * (1.1 - 0.55 * near)) * rise
    }

    private static let deep = Colour(hex: 0x1F4E79)
}
