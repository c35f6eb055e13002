import Glibc

/// The sky: currents of light around the sun and around eddies of the wind.
///
/// Currents follow the contours of a surface, and so do the colours. The surface falls evenly from the zenith to the
/// hills; eddies turn it around their centres, which winds its contours into spirals, and it parts before the rings
/// around the sun as a river does before a stone.
struct SkySwirl {
    private struct Eddy {
        let centre: Point
        let radius: Float
        /// How far the centre is turned, in radians.
        let turn: Float
    }

    let sun: Point
    private let halo: Float = 0.165
    private let eddies: [Eddy]
    private let waves: GradientNoise

    init(seed: UInt64, aspect: Float) {
        var random = RandomSource(seed: seed &+ 91)
        waves = GradientNoise(seed: seed, 92)
        sun = Point(aspect * random.uniform(0.66..<0.72), random.uniform(0.33..<0.38))
        eddies = [
            Eddy(centre: Point(aspect * random.uniform(0.36..<0.42), 0.24), radius: 0.150, turn: 6.6),
            Eddy(centre: Point(aspect * random.uniform(0.90..<0.95), 0.20), radius: 0.110, turn: -5.6),
            Eddy(centre: Point(aspect * random.uniform(0.03..<0.08), 0.16), radius: 0.095, turn: 5.4),
            Eddy(centre: Point(aspect * random.uniform(0.60..<0.66), 0.05), radius: 0.085, turn: -5.0),
        ]
    }

    /// The direction of the current.
    func direction(at point: Point) -> Point {
        let step: Float = 0.002
        let across = surface(point + Point(step, 0)) - surface(point - Point(step, 0))
        let along = surface(point + Point(0, step)) - surface(point - Point(0, step))
        return Point(along, -across).normalised
    }

    /// The colour at a point above the hills, whose crest is at a given y.
    func colour(at point: Point, above crest: Float) -> Colour {
        let band = band(at: point)
        let height = crest - point.y
        let cool = Pigment.ramp(
            [
                Pigment.prussian, Pigment.ultramarine, Pigment.cobalt, Pigment.cobalt, Pigment.cerulean,
                Pigment.turquoise, Pigment.white,
            ],
            band * 0.80 + 0.22 * smoothstep(0.5, 0, height) - 0.05
        )
        let distance = (point - sun).length
        if distance < 0.050 { return mix(Pigment.white, Pigment.naples, distance / 0.050) }
        let warm = Pigment.ramp(
            [Pigment.vermilion, Pigment.orange, Pigment.orange, Pigment.cadmium, Pigment.naples, Pigment.white],
            band * 0.55 + 0.55 * smoothstep(halo * 1.25, 0.04, distance)
        )
        let evening = 0.75 * expf(-height / 0.060) * (0.35 + 0.65 * expf(-abs(point.x - sun.x) / 0.5))
        return mix(cool, warm, min(warmth(at: point) + evening * (0.5 + 0.5 * band), 1))
    }

    /// Whether a point belongs to the rings around the sun.
    private func isHalo(_ point: Point) -> Bool {
        (point - sun).length < halo
    }

    /// How bright the sky is, from 0 to 1.
    func brightness(at point: Point) -> Float {
        min(max(band(at: point) * 0.7 + warmth(at: point), 0), 1)
    }

    private func warmth(at point: Point) -> Float {
        let distance = (point - sun).length
        var warmth = distance < halo ? 1 : 0.55 * expf((halo - distance) / 0.10)
        for eddy in eddies {
            warmth = max(warmth, 0.60 * expf(-powf((point - eddy.centre).length / (eddy.radius * 0.40), 2)))
        }
        return warmth
    }

    private func band(at point: Point) -> Float {
        let ripple = waves.fractal(point * 3.2, octaves: 3)
        return 0.5 + 0.5 * sinf(2 * .pi * (surface(point) * 8.5 + 0.30 * ripple))
    }

    private func surface(_ point: Point) -> Float {
        guard !isHalo(point) else { return (point - sun).length * 1.25 }
        let turned = eddies.reduce(point) { place, eddy in
            let away = place - eddy.centre
            let angle = eddy.turn * expf(-(away * away).sum() / (eddy.radius * eddy.radius))
            let (sine, cosine) = (sinf(angle), cosf(angle))
            return eddy.centre + Point(cosine * away.x - sine * away.y, sine * away.x + cosine * away.y)
        }
        let fromSun = turned - sun
        let parted = Point(turned.x, sun.y + fromSun.y * (1 - halo * halo / (fromSun * fromSun).sum()))
        let swell = 0.055 * waves.value(parted * Point(1.5, 2.4)) + 0.018 * sinf(parted.x * 9 + parted.y * 5)
        return parted.y + swell * smoothstep(halo, halo * 2, fromSun.length)
    }
}
