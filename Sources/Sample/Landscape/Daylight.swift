import Glibc

/// The light of the evening: a low sun to the left, outside of the picture, and the sky around it.
enum Daylight {
    /// Where the sun stands.
    static let sun = Vector(-0.80, 0.27, 0.17).normalised
    /// The light that comes straight from the sun.
    static let sunlight = Colour(4.6, 2.35, 0.98)
    /// The light that comes from the blue of the sky.
    static let skylight = Colour(0.15, 0.235, 0.42)

    /// The clear sky in a direction.
    static func sky(_ direction: Vector) -> Colour {
        let toSun = max(direction.dot(sun), 0)
        let elevation = max(direction.y, 0)
        let zenith = Colour(0.030, 0.105, 0.31)
        let middle = Colour(0.17, 0.32, 0.53)
        let low = mix(Colour(0.56, 0.42, 0.40), Colour(1.30, 0.52, 0.14), powf(toSun, 1.2))
        var colour = mix(middle, zenith, smoothstep(0.10, 0.55, elevation))
        colour = mix(low, colour, smoothstep(-0.02, 0.27, elevation))
        colour += Colour(0.40, 0.15, 0.03) * powf(toSun, 2)
        return colour + Colour(1.5, 0.75, 0.25) * powf(toSun, 20)
    }

    /// What the air puts in front of something far away.
    static func haze(_ direction: Vector) -> Colour {
        let level = Vector(direction.x, 0.03, direction.z).normalised
        let warmth = powf(max(level.dot(sun), 0), 3)
        return mix(Colour(0.22, 0.30, 0.44), Colour(0.80, 0.42, 0.22), warmth)
    }
}
