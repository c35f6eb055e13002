import Glibc

/// The lake: a mirror that light winds have made uneven.
struct Lake {
    private let ripples: GradientNoise

    init(seed: UInt64) {
        ripples = GradientNoise(seed: seed, 41)
    }

    /// Paints all below the horizon from what stands above it.
    func paint(on canvas: inout Canvas<Colour>, _ camera: Camera) {
        let above = canvas
        for row in Int(camera.horizon)..<camera.height {
            for column in 0..<camera.width {
                let centre = Point(Float(column) + 0.5, Float(row) + 0.5)
                canvas[column, row] = colour(at: centre, above, camera)
            }
        }
    }

    private func colour(at pixel: Point, _ above: Canvas<Colour>, _ camera: Camera) -> Colour {
        let direction = camera.direction(pixel.x, pixel.y)
        let drop = max(-direction.y, 0.0006)
        let distance = camera.elevation / drop
        let place = Point(direction.x, 1) * distance
        let waves = tilt(place, distance)
        var reflected = Colour()
        // The same wave, seen over its whole length, smears the mirror image upwards and downwards.
        for part in 0..<4 {
            let smear = (Float(part) - 1.5) / 1.5
            let height = 2 * camera.horizon - pixel.y - 2
            let sway = waves * Float(above.height) * (1 + 0.35 * smear)
            reflected += above.colour(at: Point(pixel.x + sway.x, min(height + sway.y, camera.horizon - 2)))
        }
        let steepness = drop / (1 + drop * drop).squareRoot()
        let mirror = 0.06 + 0.90 * powf(1 - steepness, 4)
        let water = Colour(0.010, 0.050, 0.060)
        return mix(water, reflected / 4, mirror)
    }

    /// How far the waves turn the mirror image at a place, as a share of the picture's height.
    private func tilt(_ place: Point, _ distance: Float) -> Point {
        let wind = smoothstep(-0.25, 0.55, ripples.fractal(place * Point(0.9, 2.6), octaves: 3))
        let coarse = ripples.fractal(place * Point(28, 75), octaves: 3)
        let fine = ripples.fractal(place * Point(130, 380) + 30, octaves: 3)
        let swell = (coarse * 0.010 + fine * 0.010) * (0.25 + 0.9 * wind) * smoothstep(0, 0.5, 3.0 / (distance + 1))
        return Point(swell * 0.35, swell * 1.6 - wind * 0.012)
    }
}
