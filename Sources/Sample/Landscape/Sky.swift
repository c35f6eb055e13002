import Glibc

/// The sky with fair-weather clouds that catch the light from below and from the side.
struct Sky {
    private let clouds: GradientNoise
    private let wisps: GradientNoise

    init(seed: UInt64) {
        clouds = GradientNoise(seed: seed, 11)
        wisps = GradientNoise(seed: seed, 12)
    }

    func paint(on canvas: inout Canvas<Colour>, _ camera: Camera) {
        for row in 0..<Int(camera.horizon + 1) {
            for column in 0..<camera.width {
                let direction = camera.direction(Float(column) + 0.5, Float(row) + 0.5).normalised
                canvas[column, row] = colour(direction)
            }
        }
    }

    private func colour(_ direction: Vector) -> Colour {
        let clear = Daylight.sky(direction)
        // Clouds lie on a plane; the offset keeps them from shrinking to nothing at the horizon.
        let place = Point(direction.x, direction.z) / (direction.y + 0.10) * 1.15
        let thickness = density(place)
        guard thickness > 0 else { return clear }
        let towardsSun = Point(Daylight.sun.x, Daylight.sun.z).normalised
        let shade = density(place + towardsSun * 0.09) * 0.7 + density(place + towardsSun * 0.22) * 0.5
        let lit = expf(-3.0 * shade)
        let glow = powf(max(direction.dot(Daylight.sun), 0), 2)
        let bright = mix(Colour(1.20, 0.60, 0.40), Colour(2.1, 0.80, 0.24), glow)
        let dark = mix(Colour(0.17, 0.19, 0.30), Colour(0.42, 0.20, 0.20), glow)
        let cloud = mix(dark, bright, lit)
        let cover = 1 - expf(-3.2 * thickness)
        let distance = smoothstep(0.015, 0.10, direction.y)
        return mix(
            clear,
            mix(Daylight.haze(direction) * 1.1, cloud, 0.35 + 0.65 * distance),
            cover * (0.3 + 0.7 * distance)
        )
    }

    /// How much cloud there is, 0 where the sky is clear.
    private func density(_ place: Point) -> Float {
        let drift = Point(wisps.fractal(place * 0.6, octaves: 3), wisps.fractal(place * 0.6 + 40, octaves: 3))
        let heap = clouds.fractal(place * Point(0.62, 0.95) + drift * 0.45, octaves: 7, gain: 0.53)
        let veil = wisps.fractal(place * Point(0.35, 1.9) + drift * 0.8 + 90, octaves: 5)
        return max(heap - 0.02, 0) + max(veil - 0.20, 0) * 0.35
    }
}
