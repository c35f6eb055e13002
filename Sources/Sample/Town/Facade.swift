import Glibc

/// What the fronts and roofs of houses look like: windows with shutters, doors, timber, plaster and tiles.
struct Facade {
    private let stains: GradientNoise

    init(seed: UInt64) {
        stains = GradientNoise(seed: seed, 141)
    }

    func surface(of house: House, at point: Vector, facing normal: Vector) -> Surface {
        let place = Point(point.x - house.middle, point.y - House.street)
        let stain = stains.fractal(Point(point.x + point.z, point.y) * 0.8, octaves: 5)
        let plaster = house.plaster * (1 + 0.22 * stain - 0.25 * smoothstep(1.2, 0, place.y))
        guard normal.z < -0.5 else { return Surface(colour: plaster) }
        if let opening = opening(of: house, at: place) { return opening }
        if house.isTimbered, isTimber(of: house, at: place) {
            return Surface(colour: Colour(0.085, 0.045, 0.025) * (1 + 0.5 * stain))
        }
        let ledge = smoothstep(0.09, 0.07, abs(place.y - 2.45))
        return Surface(colour: mix(plaster, house.plaster * 0.72, ledge))
    }

    func tiles(_ colour: Colour, at point: Vector) -> Surface {
        let row = (point.y / 0.30).rounded(.down)
        let column = ((point.x + point.z) / 0.34 + row * 0.5).rounded(.down)
        let tone = stains.value(Point(column * 2.7, row * 3.9)) * 0.35
        let edge = smoothstep(0.22, 0.02, point.y / 0.30 - row) * 0.45
        let moss = smoothstep(0.2, 0.7, stains.fractal(Point(point.x, point.y) * 0.5, octaves: 4))
        return Surface(colour: mix(colour * (1 + tone - edge), Colour(0.09, 0.10, 0.04), moss * 0.45))
    }

    /// A window, a shutter or a door, where there is one.
    private func opening(of house: House, at place: Point) -> Surface? {
        let columns = max((house.half * 2 / 1.55).rounded(.down), 2)
        let spacing = house.half * 2 / columns
        let column = ((place.x + house.half) / spacing).rounded(.down)
        let across = (place.x + house.half) - (column + 0.5) * spacing
        let storey = (place.y / 2.35).rounded(.down)
        let up = place.y - storey * 2.35
        if storey == 0, column == 1 { return door(of: house, at: Point(across, up)) }
        if storey >= Float(house.storeys) {
            // A window under the ridge, where the gable is wide enough.
            guard house.showsGable, abs(place.x) < 0.75, up > 0.2 else { return nil }
            return window(of: house, at: Point(place.x, up - 1.0), Point(0.34, 0.5), hasShutters: false)
        }
        return window(of: house, at: Point(across, up - 1.45), Point(0.36, 0.62), hasShutters: spacing > 1.5)
    }

    private func window(of house: House, at place: Point, _ half: Point, hasShutters: Bool) -> Surface? {
        let (x, y) = (abs(place.x), abs(place.y))
        if x < half.x, y < half.y {
            let bar = min(x, min(abs(place.y - half.y * 0.3), min(half.x - x, half.y - y)))
            if bar < 0.045 { return Surface(colour: Colour(0.72, 0.70, 0.64)) }
            let curtain = smoothstep(half.x * 0.4, half.x, x) * 0.5
            return Surface(colour: mix(Colour(0.015, 0.020, 0.030), Colour(0.3, 0.28, 0.24), curtain), mirror: 0.14)
        }
        if x < half.x + 0.08, y < half.y + 0.08 { return Surface(colour: house.plaster * 0.5 + 0.28) }
        if place.y < 0, place.y > -half.y - 0.20, x < half.x + 0.16 { return Surface(colour: Colour(0.42, 0.38, 0.32)) }
        if hasShutters, x > half.x + 0.08, x < half.x + 0.36, y < half.y + 0.04 {
            let slat = 0.72 + 0.28 * smoothstep(-0.2, 0.4, sinf(place.y * 42))
            return Surface(colour: house.shutters * slat)
        }
        return nil
    }

    private func door(of house: House, at place: Point) -> Surface? {
        let arch = place.y < 1.55 ? abs(place.x) : Point(place.x, place.y - 1.55).length
        if arch > 0.62 { return nil }
        if arch > 0.50 { return Surface(colour: Colour(0.44, 0.38, 0.30)) }
        let board = 0.7 + 0.3 * smoothstep(0.05, 0.2, abs(sinf(place.x * 16)))
        return Surface(colour: house.shutters * 0.8 * board)
    }

    /// Whether a beam of a timber frame runs over a point: sills, posts, and struts that cross.
    private func isTimber(of house: House, at place: Point) -> Bool {
        guard place.y > 2.4 else { return false }
        let up = place.y - (place.y / 2.35).rounded(.down) * 2.35
        let bays = (house.half * 2 / 1.55).rounded(.down) * 2
        let width = house.half * 2 / bays
        let bay = ((place.x + house.half) / width).rounded(.down)
        let across = (place.x + house.half) / width - bay
        if min(up, 2.35 - up) < 0.10 || min(across, 1 - across) * width < 0.075 { return true }
        let leaning = Int(bay).isMultiple(of: 2) ? across : 1 - across
        return up < 0.85 && abs(leaning - up / 0.85) * width < 0.075
    }
}
