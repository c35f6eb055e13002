import Glibc

/// Waves before a mountain and a red sun, printed from carved blocks: one for lines, and some for flat colours.
struct Woodcut {
    /// What the blocks print at a point.
    struct Print {
        /// How far along the lines that cross here we are, counted in lines.
        var line: Float
        /// A place along the line, in the picture's units.
        var along: Float
        /// How much of each line is left standing and prints, from 0 to 1.
        var tone: Float
        /// The flat colour below.
        var block: Colour
    }

    private static let ink = Colour(hex: 0x17171F)
    private static let paper = Colour(hex: 0xF1E4C8)

    let aspect: Float
    private let sea: Sea
    private let mountain: Mountain
    private let gouges: GradientNoise
    private let grain: GradientNoise

    init(seed: UInt64, aspect: Float) {
        self.aspect = aspect
        sea = Sea(seed: seed, aspect: aspect)
        mountain = Mountain(seed: seed, aspect: aspect)
        gouges = GradientNoise(seed: seed, 201)
        grain = GradientNoise(seed: seed, 202)
    }

    func drawn(_ size: PictureSize) -> Canvas<Colour> {
        .field(size, colour)
    }

    private func colour(at point: Point) -> Colour {
        let wobble = Point(gouges.value(point * 22), gouges.value(point * 22 + 60)) * 0.0014
        let print = print(at: point + wobble)
        // Wood grain shows where colour is flat.
        let fibre = grain.fractal(Point(point.x * 3.5, point.y * 85), octaves: 3)
        let block = mix(print.block, Self.paper, min(max(0.10 + 0.22 * fibre, 0), 0.5))
        // Ink fails on a paper's rough spots.
        let speck = grain.fractal(point * 190, octaves: 2)
        let standing = isStanding(print) ? 1 - smoothstep(0.62, 0.85, speck) * 0.8 : 0
        return mix(block, Self.ink * (1 + 0.15 * fibre), standing)
    }

    /// Whether the block was left standing: each gouge begins and ends in a point.
    private func isStanding(_ print: Print) -> Bool {
        let number = print.line.rounded(.down)
        let across = abs(print.line - number - 0.5) * 2
        let length = gouges.fractal(Point(print.along * 7, number * 5.17), octaves: 2)
        return across < print.tone + 0.30 * length * smoothstep(0, 0.15, print.tone) * smoothstep(1, 0.85, print.tone)
    }

    private func print(at point: Point) -> Print {
        if let wave = sea.print(at: point) { return wave }
        if let slope = mountain.print(at: point) { return slope }
        return sky(at: point)
    }

    /// Rays around the sun, and clouds of level lines.
    private func sky(at point: Point) -> Print {
        let sun = Point(0.70 * aspect, 0.27)
        let away = point - sun
        let distance = away.length
        if distance < 0.125 {
            return Print(line: distance * 60, along: 0, tone: distance > 0.119 ? 2 : -1, block: Colour(hex: 0xC2351F))
        }
        let evening = mix(Colour(hex: 0xF0C178), Colour(hex: 0x8FB0AE), smoothstep(0.12, 0.75, distance))
        let cloud = gouges.fractal(point * Point(1.3, 4.2), octaves: 3)
        if cloud > 0.26 {
            return Print(
                line: point.y * 62 + 0.8 * gouges.value(point * 4),
                along: point.x,
                tone: cloud < 0.30 ? 0.95 : smoothstep(0.75, 0.28, cloud) * 0.5,
                block: Self.paper
            )
        }
        // Twice as many rays where they have gone far enough apart.
        let angle = atan2f(away.y, away.x) / (2 * .pi)
        let rays: Float = distance < 0.34 ? 72 : 144
        return Print(
            line: angle * rays + 0.5 * gouges.value(point * 5),
            along: distance,
            tone: 0.16 + 0.62 * smoothstep(0.15, 0.85, distance),
            block: evening
        )
    }
}
