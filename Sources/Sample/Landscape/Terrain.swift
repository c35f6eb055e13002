/// The shape of the land: a lake before us, and mountains that rise behind its shore.
struct Terrain {
    private let crests: GradientNoise
    private let hills: GradientNoise
    private let bends: GradientNoise
    private let peak: Point

    init(seed: UInt64) {
        crests = GradientNoise(seed: seed, 21)
        hills = GradientNoise(seed: seed, 22)
        bends = GradientNoise(seed: seed, 23)
        var random = RandomSource(seed: seed &+ 24)
        peak = Point(random.uniform(0.6..<2.4), random.uniform(12.5..<14.5))
    }

    /// The height above the lake at a place, negative under water.
    func height(_ place: Point, octaves: Int = 9) -> Float {
        let shore = distanceFromShore(place)
        guard shore > 0 else { return -0.05 }
        let bend = Point(bends.fractal(place * 0.22, octaves: 3), bends.fractal(place * 0.22 + 50, octaves: 3))
        let crest = crests.ridged((place + bend * 1.3) * 0.21, octaves: octaves)
        let knoll = hills.fractal(place * 0.55, octaves: min(octaves, 6)) * 0.5 + 0.6
        let offset = (place - peak) / Point(3.4, 2.6)
        let summit = 1 / (1 + (offset * offset).sum())
        let rise = smoothstep(0, 6.5, shore)
        return 0.012 * min(shore * 6, 1) + 0.28 * smoothstep(0, 1.6, shore) * max(knoll, 0.05)
            + rise * (0.25 + 2.9 * crest * crest + 1.9 * summit * crest)
    }

    /// How far a place lies behind the shore, negative on the water.
    private func distanceFromShore(_ place: Point) -> Float {
        let scaled = (place - Point(0.4, 2.4)) / Point(4.3, 4.9)
        let bay = bends.fractal(place * 0.45 + 13, octaves: 4) * 0.16
        let headland = (place - Point(-2.5, 4.6)) / Point(1.5, 0.75)
        return max((scaled.length - 1 + bay) * 4.5, (1 - headland.length + bay * 2) * 0.7)
    }
}
