import Glibc

/// A jug, fruit and a cloth on a table, in the light of a window to the left.
struct StillLife: Scene {
    enum Part: Equatable {
        case table
        case cloth
        case wall
        case jug
        case apple(Int)
        case pear
        case lemon
        case grapes
        case stem
    }

    let eye = Vector(0.25, 2.35, -6.3)
    let target = Vector(0.12, 0.98, 0.3)
    let focalLength: Float = 1.55
    let depth: Float = 14
    let light = Light(
        direction: Vector(-0.72, 0.62, -0.42).normalised,
        colour: Colour(1.75, 1.42, 1.02),
        width: 0.16,
        fromAbove: Colour(0.13, 0.155, 0.20),
        fromBelow: Colour(0.13, 0.085, 0.05)
    )
    private let jug = Jug(foot: Vector(-0.95, 0, 0.75))
    private let fruit: Fruit
    private let weave: GradientNoise
    private let folds: GradientNoise

    init(seed: UInt64) {
        fruit = Fruit(seed: seed)
        weave = GradientNoise(seed: seed, 101)
        folds = GradientNoise(seed: seed, 102)
    }

    func nearest(to point: Vector) -> (distance: Float, part: Part) {
        var near: (distance: Float, part: Part) = (3.6 - point.z, .wall)
        func meet(_ distance: Float, _ part: Part) {
            if distance < near.distance { near = (distance, part) }
        }
        let isCloth = clothEdge(point) > 0.01
        meet((point.y - clothHeight(point)) * 0.7, isCloth ? .cloth : .table)
        if point.y < 3 {
            meet(jug.distance(to: point), .jug)
            let (distance, part) = fruit.nearest(to: point)
            meet(distance, part)
        }
        return near
    }

    func surface(of part: Part, at point: Vector, facing normal: Vector) -> Surface {
        switch part {
        case .table: return wood(at: point)
        case .wall:
            let patch = weave.fractal(Point(point.x, point.y) * 0.8, octaves: 5)
            let plaster = mix(Colour(0.050, 0.075, 0.085), Colour(0.20, 0.19, 0.14), 0.5 + 0.7 * patch)
            // The frame of the window cuts the light on the wall off towards the upper left.
            let shade = smoothstep(-2.6, 1.8, point.x - 0.7 * (point.y - 1.5) + 0.25 * patch)
            return Surface(colour: plaster * (0.25 + 1.15 * shade))
        case .cloth: return linen(at: point)
        case .jug: return jug.glaze(at: point, weave)
        default: return fruit.skin(of: part, at: point, facing: normal)
        }
    }

    func backdrop(_ direction: Vector) -> Colour {
        Colour(0.1, 0.09, 0.07)
    }

    /// How far within the cloth a point of the table lies.
    private func clothEdge(_ point: Vector) -> Float {
        let away = Vector(point.x - 0.75, 0, point.z + 0.3).turned(by: 0.42)
        return min(2.1 - abs(away.x), 1.25 - abs(away.z)) + 0.10 * folds.value(Point(point.x, point.z) * 1.3)
    }

    private func clothHeight(_ point: Vector) -> Float {
        let place = Point(point.x, point.z)
        let bend = folds.fractal(place * 0.6, octaves: 2)
        let crease =
            1 - abs(folds.value(Point(point.x * 0.55 + point.z * 0.9 + bend * 0.7, point.z * 0.35 - point.x * 0.2)))
        let lift = 0.025 + 0.17 * powf(crease, 5) * smoothstep(-0.2, 0.5, bend + 0.3)
        return lift * smoothstep(0, 0.06, clothEdge(point))
    }

    private func wood(at point: Vector) -> Surface {
        let board = (point.z / 0.62).rounded(.down)
        let place = Point(point.x * 0.5 + board * 7.3, point.z * 5 + board)
        let grain = weave.fractal(place + 0.5 * weave.value(Point(point.x, point.z * 3)), octaves: 5)
        let ring = 0.5 + 0.5 * sinf(grain * 15)
        let gap = smoothstep(0.025, 0.008, abs(point.z / 0.62 - board - 0.5) < 0.48 ? 1 : 0)
        let oak = mix(Colour(0.20, 0.085, 0.030), Colour(0.42, 0.22, 0.085), 0.35 * ring + 0.5 + 0.4 * grain)
        return Surface(colour: mix(oak, Colour(0.03, 0.015, 0.01), gap * 0.7), gloss: 0.14, polish: 25, mirror: 0.02)
    }

    private func linen(at point: Vector) -> Surface {
        let away = Vector(point.x - 0.75, 0, point.z + 0.3).turned(by: 0.42)
        let thread = 0.94 + 0.06 * sinf(away.x * 160) * sinf(away.z * 160)
        let stripe =
            smoothstep(0.30, 0.28, abs(clothEdge(point) - 0.34))
            * smoothstep(0.04, 0.06, abs(abs(clothEdge(point) - 0.34) - 0.12))
        let colour = mix(
            Colour(0.80, 0.76, 0.66),
            Colour(0.16, 0.24, 0.48),
            smoothstep(0.25, 0.2, abs(clothEdge(point) - 0.34)) * stripe
        )
        return Surface(colour: colour * thread)
    }
}
