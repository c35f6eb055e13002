/// What a thing is made of, at one point.
struct Surface {
    /// What it gives back of red, green and blue light.
    var colour: Colour
    /// How much it shines, from 0 to 1.
    var gloss: Float = 0
    /// How small its highlights are.
    var polish: Float = 40
    /// Where it faces if not as its shape says.
    var normal: Vector?
    /// How much of what it mirrors is seen, seen straight; a mirror at a glancing angle in any case if above 0.
    var mirror: Float = 0
}
