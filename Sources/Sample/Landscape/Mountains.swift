import Glibc

/// The land as we see it: rock, snow, woods and meadows in the light of the sun, paler the farther away.
struct Mountains {
    private let terrain: Terrain
    private let patches: GradientNoise

    init(seed: UInt64) {
        terrain = Terrain(seed: seed)
        patches = GradientNoise(seed: seed, 31)
    }

    /// Walks outwards in every column; what rises above all that is nearer is seen.
    func paint(on canvas: inout Canvas<Colour>, _ camera: Camera) {
        for column in 0..<camera.width {
            let slope = camera.direction(Float(column) + 0.5, 0).x
            var top = camera.horizon + 2
            var distance: Float = 2.5
            while distance < 34 {
                let place = Point(slope, 1) * distance
                let height = terrain.height(place) + treetops(place)
                let row = camera.row(ofHeight: height, at: distance)
                if height > 0, row < top {
                    let colour = colour(place, height: height, slope: slope)
                    for painted in Int(row.rounded(.down))..<Int(top.rounded(.up)) {
                        canvas[column, painted] = colour
                    }
                    top = row
                }
                distance *= 1.0012
            }
        }
    }

    private func colour(_ place: Point, height: Float, slope: Float) -> Colour {
        let distance = place.length
        let step = 0.0012 * distance
        let east = terrain.height(place + Point(step, 0)) - terrain.height(place - Point(step, 0))
        let north = terrain.height(place + Point(0, step)) - terrain.height(place - Point(0, step))
        let normal = Vector(-east, 2 * step, -north).normalised
        let surface = material(place, height: height, normal: normal)
        let facing = max(normal.dot(Daylight.sun), 0)
        let open = 0.55 + 0.45 * normal.y
        let light = Daylight.sunlight * facing * sunshine(place, height) + Daylight.skylight * open
        return veiled(surface * light, distance: distance, height: height, slope: slope)
    }

    /// What the ground is made of: meadow at the shore, then woods, rock, and snow where it is high and not too steep.
    private func material(_ place: Point, height: Float, normal: Vector) -> Colour {
        let patch = patches.fractal(place * 2.2, octaves: 5)
        let grain = patches.fractal(place * 19, octaves: 3)
        let rock = mix(Colour(0.20, 0.17, 0.15), Colour(0.36, 0.32, 0.29), 0.5 + 0.6 * grain)
        let wood = mix(Colour(0.020, 0.048, 0.026), Colour(0.055, 0.085, 0.030), 0.5 + grain)
        let meadow = mix(Colour(0.13, 0.17, 0.035), Colour(0.24, 0.21, 0.06), 0.5 + patch)
        let snow = Colour(0.86, 0.89, 0.95)
        let level = normal.y
        var colour = mix(meadow, wood, smoothstep(-0.15, 0.20, patch + height * 1.6 - 0.12))
        colour = mix(colour, rock, smoothstep(0.75, 1.15, height + 0.35 * patch + (0.75 - level) * 0.6))
        let snowy = smoothstep(1.15, 1.75, height + 0.30 * patch) * smoothstep(0.46, 0.64, level + 0.12 * grain)
        return mix(colour, snow, snowy)
    }

    /// Woods are rough: their tops stand out against what is behind them.
    private func treetops(_ place: Point) -> Float {
        let rough = patches.value(place * 34) + patches.value(place * 71)
        return max(rough, 0) * 0.014
    }

    /// How much of the sun reaches a place over the mountains between.
    private func sunshine(_ place: Point, _ height: Float) -> Float {
        let towards = Point(Daylight.sun.x, Daylight.sun.z)
        var clear: Float = 1
        var way: Float = 0.08
        while way < 7, clear > 0 {
            let ray = height + Daylight.sun.y * way
            let above = ray - terrain.height(place + towards * way, octaves: 5)
            clear = min(clear, smoothstep(-0.02, 0.05, above / (0.4 + way * 0.4)))
            way *= 1.35
        }
        return clear
    }

    /// Air in front of the land, thicker near the ground.
    private func veiled(_ colour: Colour, distance: Float, height: Float, slope: Float) -> Colour {
        let mist = 0.32 * expf(-height / 0.10) * smoothstep(6, 11, distance)
        let air = 1 - expf(-powf(distance / 29, 1.6) * expf(-height * 0.22) - mist)
        return mix(colour, Daylight.haze(Vector(slope, 0, 1)), air)
    }
}
