/// The palette, in the colours of a screen.
enum Pigment {
    static let prussian = Colour(hex: 0x101D4A)
    static let ultramarine = Colour(hex: 0x1E2F8C)
    static let cobalt = Colour(hex: 0x2A5CB8)
    static let cerulean = Colour(hex: 0x3C97CC)
    static let turquoise = Colour(hex: 0x7CCBC4)
    static let viridian = Colour(hex: 0x1C5F50)
    static let sap = Colour(hex: 0x5F8030)
    static let naples = Colour(hex: 0xF5E08C)
    static let cadmium = Colour(hex: 0xF8BE2A)
    static let orange = Colour(hex: 0xEC7C1C)
    static let vermilion = Colour(hex: 0xCC3D1E)
    static let ochre = Colour(hex: 0xC58C2C)
    static let sienna = Colour(hex: 0x7A4023)
    static let soot = Colour(hex: 0x141115)
    static let umber = Colour(hex: 0x3B2A1E)
    static let slate = Colour(hex: 0x4E5F68)
    static let sage = Colour(hex: 0x7E8A6A)
    static let buff = Colour(hex: 0xD9BF94)
    static let chalk = Colour(hex: 0xEFE3CB)
    static let terracotta = Colour(hex: 0xA8502F)
    static let violet = Colour(hex: 0x4C3478)
    static let white = Colour(hex: 0xFFF6D6)

    /// The colour at a share of the way through a row of pigments.
    static func ramp(_ pigments: [Colour], _ share: Float) -> Colour {
        let place = min(max(share, 0), 0.9999) * Float(pigments.count - 1)
        let index = Int(place)
        return mix(pigments[index], pigments[index + 1], place - Float(index))
    }
}
