/// One stroke of a wet brush: an oval that the water has made uneven.
struct Wash {
    let centre: Point
    let radii: Point
    /// How far it is turned, in radians.
    let turn: Float
    let pigment: Colour
    /// How much pigment was in the water.
    let strength: Float
    /// How wet the paper was, from 0 (sharp, with dark edges) to 1 (soft).
    let wetness: Float
    let seed: UInt64
}
