/// The bank that we stand on: grass in the last sun, with flowers in it.
struct Bank {
    private let seed: UInt64
    private let edge: GradientNoise
    private let patches: GradientNoise

    init(seed: UInt64) {
        self.seed = seed
        edge = GradientNoise(seed: seed, 51)
        patches = GradientNoise(seed: seed, 52)
    }

    /// Blade after blade, from the water's edge to our feet.
    func paint(on canvas: inout Canvas<Colour>, _ camera: Camera) {
        var random = RandomSource(seed: seed &+ 53)
        let width = Float(canvas.width)
        let height = Float(canvas.height)
        let rows = 260
        for step in 0...rows {
            let depth = Float(step) / Float(rows)
            let perRow = Int(mix(520, 130, depth))
            for _ in 0..<perRow {
                let across = random.uniform(-0.02..<1.02)
                let back = backline(across)
                let foot = Point(across * width, (back + (1.06 - back) * depth * (0.4 + 0.6 * depth)) * height)
                let size = mix(0.012, 0.085, depth * depth) * height * random.uniform(0.55..<1.25)
                let flower =
                    random.uniform() < 0.003 + 0.045 * smoothstep(0.1, 0.6, patches.value(Point(across * 6, depth * 3)))
                blade(at: foot, size: size, across: across, depth: depth, flower: flower, &random, on: &canvas)
            }
        }
    }

    /// Where the bank begins, as a share of the picture's height: it rises to the right.
    private func backline(_ across: Float) -> Float {
        0.905 - 0.085 * smoothstep(0.45, 1.05, across) + 0.018 * edge.fractal(Point(across * 3, 0), octaves: 4)
            - 0.03 * smoothstep(0.3, 0, across)
    }

    private func blade(
        at foot: Point,
        size: Float,
        across: Float,
        depth: Float,
        flower: Bool,
        _ random: inout RandomSource,
        on canvas: inout Canvas<Colour>
    ) {
        let lean = random.around() * 0.75 + 0.12
        let tip = foot + Point(lean * size, -size)
        let stem = foot + Point(lean * size * 0.15, -size * 0.6)
        let dry = smoothstep(
            -0.3,
            0.7,
            patches.fractal(Point(across * 9, depth * 5), octaves: 3) + 0.4 * random.around()
        )
        let root = Colour(0.012, 0.020, 0.008)
        let leaf = mix(Colour(0.10, 0.16, 0.022), Colour(0.36, 0.27, 0.075), dry) * random.uniform(0.55..<1.35)
        let lit = leaf * Colour(2.0, 1.5, 0.9) * (0.45 + 0.6 * smoothstep(0.9, 0.0, across))
        let thickness = max(size * 0.035, 0.9)
        Curve(from: foot, by: stem, to: tip).walk { along, point in
            let colour = mix(root, lit, along * along * 0.9 + 0.1 * along)
            canvas.dab(at: point, radius: thickness * (1.05 - along), colour, cover: 0.92)
        }
        guard flower else { return }
        let petals = [
            Colour(0.95, 0.10, 0.035), Colour(1.1, 0.62, 0.05), Colour(0.95, 0.92, 0.85), Colour(0.42, 0.20, 0.75),
        ]
        let colour = petals[Int(random.next() % 4)] * random.uniform(0.8..<1.5)
        canvas.dab(at: tip, radius: max(size * 0.05, 1), colour, cover: 1)
        canvas.dab(at: tip + Point(-0.3, -0.3) * size * 0.08, radius: max(size * 0.024, 0.7), colour * 1.8, cover: 0.8)
    }
}
