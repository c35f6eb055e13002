import Glibc

/// Old houses on a quay, their church behind them, and a river that mirrors them under a clear sky.
struct Town: Scene {
    enum Part: Equatable {
        case house(Int)
        case roof(Int)
        case tower
        case spire
        case quay
        case river
        case tree
        case boat(Int)
    }

    let eye = Vector(-1.5, 5.4, -31)
    let target = Vector(0.4, 7.3, 0)
    let focalLength: Float = 1.06
    let depth: Float = 160
    let light = Light(
        direction: Vector(-0.58, 0.56, -0.60).normalised,
        colour: Colour(1.35, 1.06, 0.70),
        width: 0.02,
        fromAbove: Colour(0.16, 0.225, 0.36),
        fromBelow: Colour(0.085, 0.07, 0.055)
    )
    private let houses: [House]
    private let facade: Facade
    private let trees: [Vector]
    private let boats: [Vector] = [Vector(-6.5, 0, -7.5), Vector(4.5, 0, -4.2)]
    private let patches: GradientNoise

    init(seed: UInt64) {
        houses = House.row(seed: seed)
        facade = Facade(seed: seed)
        patches = GradientNoise(seed: seed, 121)
        var random = RandomSource(seed: seed &+ 122)
        trees = [Vector(-16.4, 6.3, 0.4), Vector(-13.2, 5.2, 0.6), Vector(13.4, 5.6, 0.4), Vector(17.2, 6.6, 0.6)]
            .map { $0 + Vector(random.around(), random.around(), 0) }
    }

    func nearest(to point: Vector) -> (distance: Float, part: Part) {
        var near: (distance: Float, part: Part) = (max(point.y, 0.0005), .river)
        func meet(_ distance: Float, _ part: Part) {
            if distance < near.distance { near = (distance, part) }
        }
        meet(max(point.y - 2, -point.z), .quay)
        for (index, house) in houses.enumerated() {
            let (walls, roof) = house.distances(to: point)
            meet(walls, .house(index))
            meet(roof, .roof(index))
        }
        let place = point - Vector(5.2, 0, 17)
        let round = max(abs(place.x), abs(place.z))
        meet(max(round - 2.6, place.y - 19), .tower)
        meet(max(max(round * 0.93 + (place.y - 29.5) * 0.27, 18.6 - place.y), round - 2.9), .spire)
        for (index, boat) in boats.enumerated() { meet(hull(point - boat), .boat(index)) }
        for tree in trees { meet(foliage(point - tree, near.distance), .tree) }
        return near
    }

    func surface(of part: Part, at point: Vector, facing normal: Vector) -> Surface {
        let patch = patches.fractal(Point(point.x + point.z * 0.6, point.y) * 0.7, octaves: 4)
        switch part {
        case .house(let index):
            return facade.surface(of: houses[index], at: point, facing: normal)
        case .roof(let index):
            return facade.tiles(houses[index].tiles, at: point)
        case .tower:
            return tower(at: point - Vector(5.2, 0, 17), facing: normal, patch)
        case .spire:
            let seam = smoothstep(0.1, 0.04, abs(sinf(point.y * 4)))
            return Surface(colour: mix(Colour(0.16, 0.34, 0.28), Colour(0.07, 0.15, 0.13), 0.5 * seam + 0.5 * patch))
        case .quay:
            guard normal.y < 0.5 else { return Surface(colour: Colour(0.36, 0.32, 0.27) * (1 + 0.3 * patch)) }
            return masonry(at: Point(point.x, point.y), patch)
        case .river:
            return water(at: point)
        case .tree:
            let leaf = patches.fractal(Point(point.x + point.z, point.y) * 6, octaves: 3)
            return Surface(colour: mix(Colour(0.030, 0.075, 0.012), Colour(0.16, 0.20, 0.028), 0.5 + 0.8 * leaf))
        case .boat(let index):
            let plank = 0.75 + 0.25 * smoothstep(0.1, 0.3, abs(sinf(point.y * 14)))
            return Surface(colour: [Colour(0.42, 0.10, 0.05), Colour(0.08, 0.20, 0.34)][index] * plank, gloss: 0.2)
        }
    }

    func backdrop(_ direction: Vector) -> Colour {
        let low = Colour(0.40, 0.50, 0.60)
        let high = Colour(0.045, 0.14, 0.40)
        return mix(low, high, smoothstep(-0.02, 0.55, direction.y))
    }

    /// Low waves that stretch away from us, and what is mirrored in them.
    private func water(at point: Vector) -> Surface {
        let calm = smoothstep(-0.4, 0.5, patches.fractal(Point(point.x * 0.05, point.z * 0.16), octaves: 3))
        let place = Point(point.x * 0.5, point.z * 1.3)
        let wave =
            Point(
                patches.fractal(place, octaves: 3),
                patches.fractal(place + 40, octaves: 3)
            ) * (0.020 + 0.045 * calm)
        return Surface(
            colour: Colour(0.018, 0.050, 0.040),
            normal: Vector(wave.x * 0.5, 1, wave.y).normalised,
            mirror: 0.08
        )
    }

    private func masonry(at place: Point, _ patch: Float) -> Surface {
        let course = (place.y / 0.42).rounded(.down)
        let along = place.x / 0.85 + course * 0.5
        let stone = along.rounded(.down)
        let tone = patches.value(Point(stone * 3.7, course * 5.3))
        let joint = max(
            smoothstep(0.42, 0.48, abs(place.y / 0.42 - course - 0.5)),
            smoothstep(0.45, 0.49, abs(along - stone - 0.5))
        )
        let weed = smoothstep(0.7, 0.1, place.y + 0.5 * patch)
        let block = mix(Colour(0.34, 0.28, 0.21), Colour(0.20, 0.18, 0.16), 0.5 + 0.6 * tone)
        return Surface(colour: mix(mix(block, Colour(0.07, 0.06, 0.05), joint), Colour(0.05, 0.08, 0.03), weed * 0.8))
    }

    private func tower(at place: Vector, facing normal: Vector, _ patch: Float) -> Surface {
        let along = abs(normal.x) > 0.5 ? place.z : place.x
        let bricks = masonry(at: Point(along * 0.8, place.y * 0.8 + 2), patch).colour
        let stone = mix(Colour(0.56, 0.48, 0.36), bricks, 0.4) * 0.9
        let window = Point(abs(along) - 1.0, max(place.y - 16.4, 0) + max(14.2 - place.y, 0)).length - 0.62
        let ledge = smoothstep(0.22, 0.18, abs(place.y - 13)) + smoothstep(0.25, 0.2, abs(place.y - 18.5))
        if window < 0 { return Surface(colour: Colour(0.03, 0.03, 0.04)) }
        return Surface(colour: mix(stone, Colour(0.62, 0.55, 0.44), min(ledge, 1)))
    }

    /// A punt: flat, with ends that rise.
    private func hull(_ place: Vector) -> Float {
        let turned = place.turned(by: 0.12)
        let bent = Vector(turned.x, turned.y - 0.045 * turned.x * turned.x, turned.z * (1 + 0.06 * turned.x * turned.x))
        let outside = Shape.box(bent, Vector(3.3, 0.34, 0.62), rounded: 0.05)
        let inside = Shape.box(bent - Vector(0, 0.2, 0), Vector(3.1, 0.36, 0.50))
        return max(outside, -inside) * 0.7
    }

    /// A crown of clumps of clumps of leaves, on a trunk.
    private func foliage(_ place: Vector, _ nearest: Float) -> Float {
        let crown = Shape.ellipsoid(place, Vector(1.75, 2.2, 1.5))
        guard crown < min(nearest, 1.4) else { return crown - 0.7 }
        var rough: Float = 0
        var (scale, strength) = (Float(1.7), Float(0.55))
        for _ in 0..<4 {
            let wave = (place + Vector(3, 1, 2) * scale) * scale
            rough +=
                strength * abs(sinf(wave.x + 0.6 * wave.y) * cosf(wave.y - 0.5 * wave.z) + sinf(wave.z + 0.7 * wave.x))
            (scale, strength) = (scale * 2.1, strength * 0.55)
        }
        let trunk = Shape.rod(place, from: Vector(0, -1, 0), to: Vector(0, -5, 0), 0.13, 0.22)
        return min((crown + 0.55 - rough * 0.8) * 0.4, trunk)
    }
}
