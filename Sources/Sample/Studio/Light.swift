/// The light of a scene: one lamp or sun, and what comes from all sides.
struct Light {
    /// Where the lamp stands, as a direction.
    let direction: Vector
    let colour: Colour
    /// How wide the lamp is; the wider, the softer the shadows.
    let width: Float
    /// What falls from above and from below.
    let fromAbove: Colour
    let fromBelow: Colour
}
