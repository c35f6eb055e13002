/// One hair of a brush and the paint on it.
struct Hair {
    /// How much paint it carries, from 0 to 1.
    let load: Float
    /// How much lighter or darker its track is.
    let tint: Float
    /// Where along the stroke its paint gives out.
    private let end: Float

    init(_ random: inout RandomSource) {
        load = random.uniform()
        tint = 1 + random.around() * 0.16
        end = 0.62 + 0.55 * load
    }

    /// How well it covers at a share of the stroke's length.
    func wetness(_ along: Float) -> Float {
        smoothstep(end + 0.12, end - 0.12, along)
    }
}
