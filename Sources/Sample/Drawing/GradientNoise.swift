/// Smooth noise over the plane (Perlin 1985, with the fade of 2002), and fractals of it.
struct GradientNoise: Sendable {
    private let seed: UInt32

    init(seed: UInt64, _ stream: UInt64) {
        var random = RandomSource(seed: seed &* 1_000_003 &+ stream)
        self.seed = UInt32(truncatingIfNeeded: random.next())
    }

    /// Noise between about -1 and 1, with features of about the size 1.
    func value(_ point: Point) -> Float {
        let cell = point.rounded(.down)
        let offset = point - cell
        let column = Int32(cell.x)
        let row = Int32(cell.y)
        let fade = offset * offset * offset * (offset * (offset * 6 - 15) + 10)
        let top = mix(
            slope(column, row, offset),
            slope(column &+ 1, row, offset - Point(1, 0)),
            fade.x
        )
        let bottom = mix(
            slope(column, row &+ 1, offset - Point(0, 1)),
            slope(column &+ 1, row &+ 1, offset - Point(1, 1)),
            fade.x
        )
        return mix(top, bottom, fade.y) * 1.5
    }

    /// Noise of several sizes on top of each other, each half as large and half as strong as the one before.
    func fractal(_ point: Point, octaves: Int, gain: Float = 0.5) -> Float {
        var sum: Float = 0
        var strength: Float = 1
        var place = point
        for _ in 0..<octaves {
            sum += strength * value(place)
            strength *= gain
            place = turned(place)
        }
        return sum
    }

    /// Noise with sharp crests, rough where it is high and smooth where it is low, from 0 to about 1.
    ///
    /// The ridged multifractal of Musgrave, in "Texturing and Modeling", 1994.
    func ridged(_ point: Point, octaves: Int) -> Float {
        var sum: Float = 0
        var strength: Float = 0.5
        var weight: Float = 1
        var place = point
        for _ in 0..<octaves {
            let crest = 1 - abs(value(place))
            let signal = crest * crest * weight
            sum += signal * strength
            weight = min(max(signal * 1.6, 0), 1)
            strength *= 0.5
            place = turned(place)
        }
        return sum
    }

    /// Twice as fine, and turned by an angle whose multiples do not meet, so that lattices do not line up.
    private func turned(_ point: Point) -> Point {
        Point(1.6 * point.x + 1.2 * point.y, 1.6 * point.y - 1.2 * point.x) + Point(17.3, 9.1)
    }

    private func slope(_ column: Int32, _ row: Int32, _ offset: Point) -> Float {
        var bits = UInt32(bitPattern: column) &* 0x85EB_CA6B ^ UInt32(bitPattern: row) &* 0xC2B2_AE35 ^ seed
        bits = (bits ^ (bits >> 15)) &* 0x2C1B_3C6D
        bits = (bits ^ (bits >> 12)) &* 0x297A_2D39
        bits ^= bits >> 15
        let gradient = Point(Float(bits & 0xFFFF), Float(bits >> 16)) / 32_768 - 1
        return (gradient * offset).sum()
    }
}
