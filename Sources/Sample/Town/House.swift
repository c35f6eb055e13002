/// One house of a row: walls, and a saddle roof whose gable looks at us or to the side.
struct House {
    /// Where its middle stands, and half of its width.
    let middle: Float
    let half: Float
    let eaves: Float
    let ridge: Float
    let showsGable: Bool
    let isTimbered: Bool
    let storeys: Int
    let plaster: Colour
    let shutters: Colour
    let tiles: Colour

    /// Where the front stands, and half of how deep a house is.
    static let front: Float = 2.2
    private static let depth: Float = 4.5
    /// How high the street lies above the river.
    static let street: Float = 2

    /// Houses without gaps from left to right.
    static func row(seed: UInt64) -> [House] {
        var random = RandomSource(seed: seed &+ 131)
        let plasters: [UInt32] = [
            0xE0B35C, 0xC96A4A, 0xEADFC4, 0x7F9FB0, 0xE6C98F, 0xB7483A, 0xD9D2BC, 0x93A871, 0xDE9A6A,
        ]
        let shutters: [UInt32] = [0x2F5D4E, 0x35507A, 0x7A2E26, 0x4B4038]
        var left: Float = -26
        return (0..<12).map { index in
            let half = random.uniform(1.9..<2.75)
            defer { left += 2 * half }
            let storeys = 3 + Int(random.next() % 2)
            let eaves = street + Float(storeys) * 2.35 + random.uniform(0..<0.8)
            let showsGable = random.uniform() < 0.62
            return House(
                middle: left + half,
                half: half,
                eaves: eaves,
                ridge: eaves + (showsGable ? half * random.uniform(1.05..<1.4) : random.uniform(2.4..<3.4)),
                showsGable: showsGable,
                isTimbered: random.uniform() < 0.4,
                storeys: storeys,
                plaster: Colour(hex: plasters[index % plasters.count]).linear * random.uniform(0.85..<1.05),
                shutters: Colour(hex: shutters[Int(random.next() % 4)]).linear,
                tiles: Colour(hex: 0xA4492C).linear * random.uniform(0.65..<1.15)
            )
        }
    }

    func distances(to point: Vector) -> (walls: Float, roof: Float) {
        let across = abs(point.x - middle)
        let along = abs(point.z - Self.front - Self.depth)
        let (span, reach) = showsGable ? (half, across) : (Self.depth, along)
        let rise = ridge - eaves
        let slope = (rise * rise + span * span).squareRoot()
        // Above the line from the eaves to the ridge.
        let above = ((point.y - ridge) * span + reach * rise) / slope
        let walls = max(max(across - half, along - Self.depth), above)
        let overhang: Float = showsGable ? 0.10 : 0.35
        let within = max(across - half - (showsGable ? 0.05 : 0), along - Self.depth - overhang)
        let roof = max(max(abs(above - 0.10) - 0.10, within), eaves - overhang * 0.5 - point.y)
        return (walls, roof)
    }
}
