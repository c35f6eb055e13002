import Glibc

/// An owl on a branch that looks at us, before a wood that is out of focus.
struct Owl: Scene {
    enum Part: Equatable {
        case body
        case wing
        case head
        case eye
        case beak
        case claw
        case branch
        case leaf
    }

    let eye = Vector(-0.9, 0.75, -5.6)
    let target = Vector(0.10, 0.13, 0)
    let focalLength: Float = 1.92
    let depth: Float = 12
    let light = Light(
        direction: Vector(-0.55, 0.62, -0.56).normalised,
        colour: Colour(1.75, 1.45, 1.05),
        width: 0.2,
        fromAbove: Colour(0.20, 0.25, 0.24),
        fromBelow: Colour(0.10, 0.11, 0.06)
    )
    private let plumage: Plumage
    private let bark: GradientNoise
    private let wood: BlurredWood

    init(seed: UInt64) {
        plumage = Plumage(seed: seed)
        bark = GradientNoise(seed: seed, 151)
        wood = BlurredWood(seed: seed)
    }

    func nearest(to point: Vector) -> (distance: Float, part: Part) {
        var near: (distance: Float, part: Part) = (branch(point), .branch)
        func meet(_ distance: Float, _ part: Part) {
            if distance < near.distance { near = (distance, part) }
        }
        meet(leaves(point), .leaf)
        let around = (point - Vector(0, 0.05, 0)).length - 1.75
        guard around < 0.3 else { return around < near.distance ? (around, .body) : near }

        let mirrored = Vector(abs(point.x), point.y, point.z)
        let trunk = Shape.ellipsoid(point - Vector(0, -0.28, 0.05), Vector(0.74, 1.02, 0.66))
        let tail = Shape.ellipsoid(point - Vector(0, -1.25, 0.42), Vector(0.30, 0.62, 0.14))
        let neck = Shape.ellipsoid(point - Vector(0, 0.64, 0), Vector(0.74, 0.58, 0.62))
        let tuft = Shape.rod(mirrored, from: Vector(0.40, 1.06, -0.05), to: Vector(0.62, 1.42, 0.02), 0.13, 0.02)
        // Each eye looks out of a shallow dish.
        let dish = Shape.ellipsoid(mirrored - Owl.gaze - Vector(0.02, -0.03, -0.17), Vector(0.34, 0.38, 0.14))
        let skull = max(Shape.melt(neck, tuft, 0.16), -dish)
        let bodied = Shape.melt(trunk, tail, 0.15)
        meet(bodied + plumage.relief(at: point, .body), .body)
        meet(skull, .head)
        let wing = Shape.ellipsoid(mirrored - Vector(0.64, -0.36, 0.20), Vector(0.26, 0.92, 0.56))
        meet(wing + plumage.relief(at: point, .wing), .wing)
        meet(Shape.sphere(mirrored - Owl.gaze, 0.195), .eye)
        meet(beak(point), .beak)
        for side in [0.22, 0.33, 0.44] as [Float] {
            let toe = Shape.rod(
                mirrored,
                from: Vector(side, -1.12, -0.38),
                to: Vector(side + 0.02, -1.38, -0.56),
                0.075,
                0.03
            )
            meet(toe, .claw)
        }
        near.distance *= 0.8
        return near
    }

    func surface(of part: Part, at point: Vector, facing normal: Vector) -> Surface {
        switch part {
        case .body: return plumage.breast(at: point)
        case .wing: return plumage.wing(at: point)
        case .head: return plumage.face(at: point, gaze: Owl.gaze)
        case .eye: return iris(at: point)
        case .beak: return Surface(colour: Colour(0.10, 0.085, 0.07), gloss: 0.4, polish: 60)
        case .claw: return Surface(colour: Colour(0.36, 0.27, 0.13), gloss: 0.15)
        case .leaf:
            let vein = bark.fractal(Point(point.x + point.z, point.y) * 5, octaves: 3)
            return Surface(colour: mix(Colour(0.13, 0.20, 0.02), Colour(0.42, 0.22, 0.02), 0.5 + vein), gloss: 0.15)
        case .branch:
            let rough = bark.fractal(Point(point.x * 1.6, (point.y + point.z) * 7), octaves: 5)
            let moss = smoothstep(0.1, 0.7, normal.y + 0.5 * bark.fractal(Point(point.x, point.z) * 2, octaves: 3))
            let wood = mix(Colour(0.05, 0.033, 0.022), Colour(0.22, 0.16, 0.11), 0.5 + 0.7 * rough)
            return Surface(colour: mix(wood, Colour(0.10, 0.13, 0.025), moss * 0.75))
        }
    }

    func backdrop(_ direction: Vector) -> Colour {
        wood.colour(Point(direction.x, direction.y) / max(direction.z, 0.1))
    }

    /// Where an eye is, of the two at either side.
    private static let gaze = Vector(0.285, 0.74, -0.46)

    private func beak(_ point: Vector) -> Float {
        let place = point - Vector(0, 0.60, -0.60)
        let upper = Shape.rod(place, from: Vector(0, 0.06, 0.02), to: Vector(0, -0.12, -0.10), 0.085, 0.05)
        return Shape.melt(
            upper,
            Shape.rod(place, from: Vector(0, -0.12, -0.10), to: Vector(0, -0.23, -0.06), 0.05, 0.012),
            0.05
        )
    }

    private func iris(at point: Vector) -> Surface {
        let mirrored = Vector(abs(point.x), point.y, point.z)
        let ahead = Vector(point.x < 0 ? 0.12 : -0.18, 0.02, -1).normalised
        let away = (mirrored - Owl.gaze).normalised
        let straight = Vector(point.x < 0 ? -away.x : away.x, away.y, away.z)
        let angle = 1 - straight.dot(ahead)
        let ring = bark.value(Point(atan2f(straight.y, straight.x) * 9, angle * 5))
        let amber = mix(Colour(0.95, 0.50, 0.02), Colour(0.75, 0.24, 0.01), smoothstep(0.1, 0.34, angle) + 0.3 * ring)
        let pupil = smoothstep(0.115, 0.10, angle)
        let rim = smoothstep(0.36, 0.42, angle)
        return Surface(
            colour: mix(amber, Colour(0.006, 0.006, 0.008), max(pupil, rim)),
            gloss: 1.2,
            polish: 300,
            mirror: 0.03
        )
    }

    private func branch(_ point: Vector) -> Float {
        let bend = 0.10 * sinf(point.x * 1.3) - 0.05 * point.x
        let place = Vector(point.x, point.y + 1.52 - bend, point.z + 0.30)
        let bound = Point(place.y, place.z).length - 0.26
        guard bound < 0.12 else { return bound * 0.9 }
        let rough = bark.fractal(Point(point.x * 2.2, atan2f(place.y, place.z) * 1.4), octaves: 4)
        return (bound - 0.06 * rough) * 0.7
    }

    /// Three leaves on a twig at the right.
    private func leaves(_ point: Vector) -> Float {
        let twig = Shape.rod(point, from: Vector(1.0, -1.5, -0.3), to: Vector(1.75, -0.65, -0.5), 0.05, 0.02)
        let places: [(Vector, Float)] = [
            (Vector(1.35, -0.82, -0.5), 0.5), (Vector(1.85, -0.40, -0.5), 1.2), (Vector(1.85, -0.95, -0.45), 2.4),
        ]
        return places.reduce(twig) { nearest, leaf in
            let away = point - leaf.0
            let (sine, cosine) = (sinf(leaf.1), cosf(leaf.1))
            let along = Vector(cosine * away.x + sine * away.y, cosine * away.y - sine * away.x, away.z)
            let bent = Vector(along.x, along.y, along.z + 0.5 * along.x * along.x)
            return min(nearest, Shape.ellipsoid(bent, Vector(0.34, 0.17, 0.03)) * 0.7)
        }
    }
}
