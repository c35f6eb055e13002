import Glibc

/// Rough paper, and what washes have left on it.
struct Sheet {
    private(set) var paper: Canvas<Colour>
    private let fibres: GradientNoise

    init(width: Int, height: Int, seed: UInt64) {
        paper = Canvas(width: width, height: height, filledWith: Colour(0.985, 0.975, 0.95))
        fibres = GradientNoise(seed: seed, 241)
    }

    /// Lets a wash dry: its pigment gathers at its edges and in the hollows of the paper.
    mutating func lay(_ wash: Wash) {
        let flow = GradientNoise(seed: wash.seed, 242)
        let scale = Float(paper.height)
        let reach = max(wash.radii.x, wash.radii.y) * 1.7
        let (sine, cosine) = (sinf(wash.turn), cosf(wash.turn))
        let size = min(wash.radii.x, wash.radii.y)
        // Pigments absorb: twice the paint is the square of its colour.
        let absorbed = Colour(logf(wash.pigment.x), logf(wash.pigment.y), logf(wash.pigment.z)) * wash.strength
        for row in rows(of: wash.centre.y, reach) {
            for column in columns(of: wash.centre.x, reach) {
                let point = Point(Float(column) + 0.5, Float(row) + 0.5) / scale
                let away = point - wash.centre
                let place = Point(cosine * away.x + sine * away.y, cosine * away.y - sine * away.x) / wash.radii
                guard place.length < 1.7 else { continue }
                let drift = 0.30 * flow.fractal(place * 1.4, octaves: 4) + 0.10 * flow.fractal(point * 34, octaves: 2)
                // How far inside the edge, in units of the picture's height.
                let inside = (1 - place.length + drift) * size
                guard inside > -0.02 * wash.wetness - 0.002 else { continue }
                let amount = amount(of: wash, inside, flow, at: point)
                let through = Colour(expf(absorbed.x * amount), expf(absorbed.y * amount), expf(absorbed.z * amount))
                paper[column, row] *= through
            }
        }
    }

    private func amount(of wash: Wash, _ inside: Float, _ flow: GradientNoise, at point: Point) -> Float {
        let softness = 0.0012 + 0.035 * wash.wetness * wash.wetness
        let body = smoothstep(-softness, softness, inside)
        let rim = expf(-abs(inside - 0.001) / 0.0028) * (1 - 0.85 * wash.wetness)
        let pool = 0.45 * flow.fractal(point * 5, octaves: 3)
        // Water that ran back has pushed the pigment away, and left a frayed line.
        let bloom = flow.fractal(point * 7 + 30, octaves: 4)
        let fringe = 0.55 * expf(-abs(bloom - 0.25) / 0.035) - 0.30 * smoothstep(0.25, 0.33, bloom)
        let hollow = fibres.fractal(point * 150, octaves: 3)
        let granules = 0.34 * hollow + 0.24 * smoothstep(0.25, 0.55, fibres.value(point * 330))
        return body * max(0.62 + pool + 0.9 * rim + fringe + granules, 0.06)
    }

    private func rows(of y: Float, _ reach: Float) -> ClosedRange<Int> {
        pixels(of: y, reach, paper.height)
    }

    private func columns(of x: Float, _ reach: Float) -> ClosedRange<Int> {
        pixels(of: x, reach, paper.width)
    }

    private func pixels(of place: Float, _ reach: Float, _ count: Int) -> ClosedRange<Int> {
        let scale = Float(paper.height)
        let last = Float(count - 1)
        return Int(min(max((place - reach) * scale, 0), last))...Int(min(max((place + reach) * scale, 0), last))
    }
}
