import Glibc

/// A glazed jug with a blue pattern.
struct Jug {
    let foot: Vector

    private static let heights: ClosedRange<Float> = 0...2.35

    func distance(to point: Vector) -> Float {
        let place = point - foot
        let bound = (place - Vector(0, 1.2, 0)).length - 1.75
        guard bound < 0.3 else { return bound }
        let outside = Shape.turned(place, Self.heights, Self.radius)
        let hollow = Shape.turned(place - Vector(0, 0.12, 0), Self.heights) { Self.radius($0 + 0.12) - 0.07 }
        let lip = Shape.rod(place, from: Vector(-0.36, 2.28, 0), to: Vector(-0.66, 2.46, 0), 0.16, 0.06)
        let body = max(Shape.melt(outside, lip, 0.12), -hollow)
        let arm = Vector(place.x - 0.66, place.z, place.y - 1.62)
        let handle = Shape.torus(arm / Vector(0.8, 1, 1.15), 0.50, 0.085) * 0.8
        return Shape.melt(body, max(handle, 0.55 - place.x), 0.10)
    }

    func glaze(at point: Vector, _ noise: GradientNoise) -> Surface {
        let place = point - foot
        let angle = atan2f(place.z, place.x)
        let height = place.y
        func band(_ middle: Float, _ width: Float) -> Float { smoothstep(width, width * 0.7, abs(height - middle)) }
        var blue = max(max(band(0.12, 0.05), band(1.66, 0.035)), max(band(1.76, 0.02), band(2.30, 0.05)))
        // Leaves along a vine around the belly.
        let vine = height - 0.95 - 0.17 * sinf(angle * 5)
        blue = max(blue, smoothstep(0.025, 0.015, abs(vine)))
        for side in [-1, 1] as [Float] {
            let leaf = Point(sinf(angle * 5 + side * 1.2) * 0.26, vine - side * 0.17)
            blue = max(
                blue,
                smoothstep(0.11, 0.09, Point(leaf.x * 0.9 + leaf.y * 0.5, leaf.y * 1.5 - leaf.x * 0.3).length)
            )
        }
        let dot = Point(sinf(angle * 16) * 0.06, height - 1.47)
        blue = max(blue, smoothstep(0.045, 0.035, dot.length))
        let wash = 0.65 + 0.5 * noise.fractal(Point(angle * 3, height * 4), octaves: 3)
        let white = Colour(0.80, 0.80, 0.74) * (1 + 0.06 * noise.value(Point(angle, height) * 3))
        return Surface(
            colour: mix(white, Colour(0.035, 0.09, 0.36), blue * min(max(wash, 0.3), 1)),
            gloss: 0.5,
            polish: 160,
            mirror: 0.035
        )
    }

    /// Half of the jug's width at a height.
    private static func radius(_ height: Float) -> Float {
        let belly = 0.78 * expf(-powf((height - 0.85) / 0.85, 2))
        let foot = 0.52 * smoothstep(0.5, 0, height)
        let neck = 0.40 + 0.16 * smoothstep(1.85, 2.35, height)
        return max(max(belly, foot), neck * smoothstep(1.0, 1.5, height)) + 0.06 * smoothstep(0.10, 0.02, height)
    }
}
