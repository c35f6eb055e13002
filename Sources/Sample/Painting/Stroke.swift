/// One stroke of a loaded brush along the directions of the motif.
struct Stroke {
    private let path: [Point]
    private let colour: Colour
    private let width: Float

    /// Traces a stroke until it is long enough or meets another part of the motif.
    init(from start: Point, _ brush: Brush, _ motif: some Motif, _ random: inout RandomSource) {
        let part = motif.part(at: start)
        let length = brush.length * random.uniform(0.55..<1.1)
        let step: Float = 0.0012
        var place = start
        var path = [start]
        var heading = motif.direction(at: start, in: part)
        for _ in 0..<Int(length / step) {
            let direction = motif.direction(at: place, in: part)
            heading = (heading * 0.6 + direction * 0.4).normalised
            place += heading * step
            guard motif.part(at: place) == part else { break }
            path.append(place)
        }
        self.path = path
        width = brush.width * random.uniform(0.7..<1.15) * min(1, 0.25 + Float(path.count) * step / (2 * brush.width))
        colour = Self.mixed(motif.colour(at: path[path.count / 2], in: part), brush.variety, &random)
    }

    /// A straight stroke.
    init(from start: Point, to end: Point, width: Float, colour: Colour) {
        let steps = max(Int((end - start).length / 0.0012), 2)
        path = (0...steps).map { start + (end - start) * (Float($0) / Float(steps)) }
        self.width = width
        self.colour = colour
    }

    /// Lays the stroke down: every hair of the brush leaves its own track, and dries out in its own time.
    func lay(on paint: inout PaintLayer, _ random: inout RandomSource) {
        let scale = Float(paint.height)
        let hairs = (0..<max(Int(width * scale * 0.30), 5)).map { _ in Hair(&random) }
        let pixels = path.map { $0 * scale }
        let reach = width * scale / 2
        for (index, place) in pixels.enumerated() {
            let along = Float(index) / Float(max(pixels.count - 1, 1))
            let ahead = pixels[min(index + 1, pixels.count - 1)] - pixels[max(index - 1, 0)]
            let side = Point(-ahead.y, ahead.x).normalised
            let taper = smoothstep(0, 0.10, along + 0.03) * (1 - 0.55 * smoothstep(0.55, 1, along))
            let steps = Int(reach * taper * 1.5) + 1
            for step in -steps...steps {
                let across = Float(step) / Float(steps)
                let hair = hairs[Int((across + 1) / 2 * Float(hairs.count - 1) + 0.5)]
                let wet = hair.wetness(along) * smoothstep(1.08, 0.80, abs(across))
                guard wet > 0.02 else { continue }
                let ridge = 0.35 * smoothstep(0.45, 0.9, abs(across)) + 0.5 * smoothstep(0.90, 1, along)
                let thickness = (0.35 + 0.65 * hair.load + ridge) * min(reach / 14, 1.2)
                paint.lay(colour * hair.tint, thickness, at: place + side * (across * reach * taper), cover: wet * 0.85)
            }
        }
    }

    /// The colour with a little more or less of everything in it, as a palette gives it.
    private static func mixed(_ colour: Colour, _ variety: Float, _ random: inout RandomSource) -> Colour {
        let shift = Colour(random.around(), random.around(), random.around()) * variety * 1.2
        let light = 1 + random.around() * variety * 2.2
        return (colour * light + shift).saturated(1 + random.around() * 0.25)
    }
}
