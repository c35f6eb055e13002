/// A few pines at the edge of the picture, dark against the sky, with the sun in their left sides.
struct Pines {
    private let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
    }

    func paint(on canvas: inout Canvas<Colour>, _ camera: Camera) {
        var random = RandomSource(seed: seed &+ 61)
        let places: [(across: Float, foot: Float, height: Float)] = [
            (0.835, 0.86, 0.34), (0.985, 0.87, 0.60), (0.775, 0.875, 0.20), (0.905, 0.90, 0.74),
        ]
        for place in places {
            let foot = Point(
                (place.across + 0.012 * random.around()) * Float(canvas.width),
                place.foot * Float(canvas.height)
            )
            let height = place.height * random.uniform(0.92..<1.08) * Float(canvas.height)
            pine(foot, height, &random, on: &canvas)
        }
    }

    private func pine(_ foot: Point, _ height: Float, _ random: inout RandomSource, on canvas: inout Canvas<Colour>) {
        let top = foot - Point(random.around() * 0.03, 1) * height
        Curve(from: foot, by: (foot + top) / 2, to: top).walk { along, point in
            canvas.dab(at: point, radius: height * 0.011 * (1.05 - along), Colour(0.035, 0.022, 0.015), cover: 1)
        }
        let whorls = 46
        for whorl in 0..<whorls {
            // From the lowest whorl up: higher branches hang over lower ones.
            let up = 0.06 + 0.94 * Float(whorl) / Float(whorls)
            let reach = height * 0.20 * (1 - up) * (0.75 + 0.25 * (1 - up)) + height * 0.012
            let root = foot + (top - foot) * up
            for _ in 0..<9 {
                let side = random.uniform(-1..<1)
                branch(root, reach * random.uniform(0.55..<1.15), side, height, &random, on: &canvas)
            }
        }
    }

    private func branch(
        _ root: Point,
        _ reach: Float,
        _ side: Float,
        _ height: Float,
        _ random: inout RandomSource,
        on canvas: inout Canvas<Colour>
    ) {
        let droop = random.uniform(0.10..<0.42)
        let end = root + Point(side * reach, droop * reach)
        let knee = root + Point(side * reach * 0.5, -0.06 * reach)
        let sunny = smoothstep(0.35, -0.9, side)
        let needles = max(Int(reach * 0.55), 4)
        for _ in 0..<needles {
            let along = random.uniform(0.08..<1.0)
            let left = root + (knee - root) * along
            let place = left + (knee + (end - knee) * along - left) * along
            let length = height * 0.017 * random.uniform(0.6..<1.4)
            let away = Point(side * 0.7 + random.around() * 0.8, 0.55 + random.around() * 0.6) * length
            let light = sunny * smoothstep(0.25, 1, along) * random.uniform(0.2..<1)
            let colour = mix(Colour(0.008, 0.017, 0.014), Colour(0.34, 0.21, 0.045), light)
            Curve(from: place, by: place + away * 0.5, to: place + away).walk { _, point in
                canvas.dab(at: point, radius: max(height * 0.0016, 0.7), colour, cover: 0.85)
            }
        }
    }
}
