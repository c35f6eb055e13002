import Glibc

/// Feathers: how they lie over each other, and their pattern.
struct Plumage {
    /// Where one feather lies: its place within its own cell, and a number of its own.
    private struct Feather {
        /// From -1 to 1 across, and from 0 at the tip to 1 at the root.
        let place: Point
        let tone: Float
    }

    private let tones: GradientNoise
    private let barbs: GradientNoise

    init(seed: UInt64) {
        tones = GradientNoise(seed: seed, 161)
        barbs = GradientNoise(seed: seed, 162)
    }

    /// How far a surface lies under the tips of its feathers.
    func relief(at point: Vector, _ part: Owl.Part) -> Float {
        let feather = feather(at: point, part)
        let depth: Float = part == .wing ? 0.028 : 0.016
        return depth * smoothstep(0, 0.9, feather.place.y) * (0.8 + 0.4 * feather.place.x * feather.place.x)
    }

    /// Cream, with a dark streak along each shaft and fine bars.
    func breast(at point: Vector) -> Surface {
        let feather = feather(at: point, .body)
        let (x, y) = (feather.place.x, feather.place.y)
        let fuzz = barbs.fractal(Point(point.x * 30 + x * 3, point.y * 9), octaves: 3)
        let cream = mix(Colour(0.50, 0.34, 0.17), Colour(0.72, 0.56, 0.36), 0.5 + feather.tone + 0.5 * fuzz)
        let streak = smoothstep(0.42, 0.16, abs(x) + 0.35 * y + 0.12 * fuzz) * smoothstep(0.0, 0.12, y)
        let bars = smoothstep(0.5, 0.95, sinf(y * 17 + abs(x) * 3)) * 0.5
        let edge = smoothstep(0.05, 0.0, y) * 0.25
        let high = smoothstep(-0.4, 0.5, point.y)
        let dark = Colour(0.075, 0.040, 0.022)
        return Surface(colour: mix(cream, dark, min(streak * (0.62 + 0.33 * high) + bars * 0.5 + edge, 0.95)))
    }

    /// Brown, barred, each feather with a pale edge.
    func wing(at point: Vector) -> Surface {
        let feather = feather(at: point, .wing)
        let (x, y) = (feather.place.x, feather.place.y)
        let fuzz = barbs.fractal(Point(point.z * 22, point.y * 12), octaves: 3)
        let brown = mix(Colour(0.13, 0.070, 0.034), Colour(0.34, 0.20, 0.095), 0.5 + 1.2 * feather.tone + 0.4 * fuzz)
        let bar = smoothstep(0.1, 0.5, sinf(y * 11 + abs(x) * 2 + feather.tone * 5))
        let pale = smoothstep(0.16, 0.05, y) * smoothstep(1.1, 0.6, abs(x))
        return Surface(
            colour: mix(mix(brown, Colour(0.040, 0.022, 0.015), bar * 0.75), Colour(0.62, 0.50, 0.32), pale * 0.8)
        )
    }

    /// Discs around the eyes with fine rays, framed in dark; brows and chin are white.
    func face(at point: Vector, gaze: Vector) -> Surface {
        let mirrored = Point(abs(point.x) - gaze.x - 0.03, point.y - gaze.y + 0.03)
        let distance = (mirrored * Point(1, 0.92)).length
        let ray = barbs.fractal(Point(atan2f(mirrored.y, mirrored.x) * 14, distance * 3), octaves: 2)
        let isFront = smoothstep(0.05, -0.20, point.z)
        var disc = mix(
            Colour(0.54, 0.40, 0.24),
            Colour(0.25, 0.14, 0.07),
            smoothstep(0.16, 0.40, distance) + 0.35 * ray
        )
        disc = mix(disc, Colour(0.05, 0.03, 0.02), smoothstep(0.25, 0.20, distance))
        let frame = smoothstep(0.05, 0.02, abs(distance - 0.415 + 0.03 * ray))
        let middle = smoothstep(0.14, 0.05, abs(abs(point.x) - 0.35 * max(point.y - 0.72, 0)))
        let brow = middle * smoothstep(0.45, 0.70, point.y)
        disc = mix(mix(disc, Colour(0.035, 0.022, 0.016), frame), Colour(0.80, 0.72, 0.58), brow * 0.85)
        let crown = breast(at: point * 1.15 + Vector(0, 0.2, 0)).colour * Colour(0.62, 0.55, 0.50)
        return Surface(colour: mix(crown, disc, smoothstep(0.46, 0.41, distance) * isFront))
    }

    /// Feathers in staggered rows around the owl, larger on the wings.
    private func feather(at point: Vector, _ part: Owl.Part) -> Feather {
        let angle = atan2f(point.x, -point.z)
        let size = part == .wing ? Point(5.5, 3.2) : Point(9.5, 5.0)
        // Rows that are quite level look like tiles.
        let height = point.y * size.y + 0.35 * tones.value(Point(angle * 2.4, point.y * 1.6))
        let row = height.rounded(.down)
        var best: Feather?
        // A feather hangs over the rows below it: the topmost that covers the point is seen.
        for above in [0, 1] as [Float] {
            let shift = (row + above) * 0.5 + 0.15 * tones.value(Point(row + above, 3))
            let column = (angle * size.x / 2 + shift).rounded(.down)
            let across = 2 * (angle * size.x / 2 + shift - column) - 1
            let up = (height - row - above + 1) / 2
            let tip = 0.5 * across * across
            if up > tip {
                best = Feather(
                    place: Point(across, (up - tip) / (1 - tip)),
                    tone: 0.5 * tones.value(Point(column * 1.7, (row + above) * 2.3))
                )
            }
        }
        return best ?? Feather(place: Point(0, 1), tone: 0)
    }
}
