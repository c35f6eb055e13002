import Glibc

/// A mountain with snow on it, light on the side of the sun.
struct Mountain {
    private let summit: Point
    private let ridges: GradientNoise

    init(seed: UInt64, aspect: Float) {
        summit = Point(0.33 * aspect, 0.20)
        ridges = GradientNoise(seed: seed, 211)
    }

    func print(at point: Point) -> Woodcut.Print? {
        let across = point.x - summit.x
        let fall = 0.62 * powf(abs(across), 0.86) + 0.03 * ridges.fractal(Point(point.x * 5, 0), octaves: 3)
        let depth = point.y - summit.y - max(fall, 0.012 * smoothstep(0.05, 0, abs(across)))
        guard depth > 0 else { return nil }
        let below = point.y - summit.y + 0.05
        let lean = across / below
        let rough = ridges.fractal(Point(lean * 4, point.y * 3), octaves: 3)
        let ridge = lean + 0.22 * rough
        let isLit = ridge > 0.15 * sinf(point.y * 30) * 0.6
        let snowline = 0.155 + 0.055 * ridges.value(Point(lean * 5, 1)) + 0.05 * abs(sinf(lean * 9))
        let line = lean * 46 + 2.4 * rough
        if depth < 0.006 { return Woodcut.Print(line: 0.5, along: 0, tone: 2, block: Colour(hex: 0x3A4A66)) }
        if below - 0.05 < snowline {
            return Woodcut.Print(line: line, along: point.y, tone: isLit ? 0.06 : 0.42, block: Colour(hex: 0xF3ECDC))
        }
        return Woodcut.Print(
            line: line,
            along: point.y,
            tone: (isLit ? 0.30 : 0.80) + 0.18 * rough,
            block: isLit ? Colour(hex: 0x8C7F9A) : Colour(hex: 0x4B5C80)
        )
    }
}
