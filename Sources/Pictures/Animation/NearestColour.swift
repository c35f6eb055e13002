/// Finds the nearest of some colours, cell by cell of the space of all (Heckbert's locally sorted search).
struct NearestColour {
    private static let bits = 4
    private static let side = Float(256 >> bits)

    private let colours: [SIMD3<Float>]
    /// For each cell that was asked for, the colours that are nearest to any point of it.
    private var candidates = [[UInt8]](repeating: [], count: 1 << (3 * bits))

    /// - Parameter colours: At most 256 colours in 0…255, and at least one.
    init(in colours: [SIMD3<Float>]) {
        self.colours = colours
    }

    /// The index of the colour that is nearest to one in 0…255; the first of several.
    mutating func nearest(to colour: SIMD3<Float>) -> Int {
        let place = SIMD3<Int>(colour / Self.side)
        let cell = (place.x << Self.bits | place.y) << Self.bits | place.z
        if candidates[cell].isEmpty { candidates[cell] = near(SIMD3<Float>(place) * Self.side + Self.side / 2) }
        var best = 0
        var least = Float.infinity
        for index in candidates[cell] {
            let distance = Palette.distance(colours[Int(index)], colour)
            if distance < least { (best, least) = (Int(index), distance) }
        }
        return best
    }

    /// Those that are not farther from a cell's middle than the nearest one by more than the cell is wide.
    private func near(_ middle: SIMD3<Float>) -> [UInt8] {
        let distances = colours.map { Palette.distance($0, middle).squareRoot() }
        let reach = (distances.min() ?? 0) + Self.side * Float(3).squareRoot()
        return colours.indices.filter { distances[$0] <= reach }.map { UInt8($0) }
    }
}
