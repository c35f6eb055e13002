/// Transparent pigments, as the colours that they give to white paper.
enum Aquarelle {
    static let sky = Colour(hex: 0x9CC8E8)
    static let lilac = Colour(hex: 0xC7B4E0)
    static let straw = Colour(hex: 0xF7DE94)
    static let mint = Colour(hex: 0xB2DDB8)
    static let rose = Colour(hex: 0xF09AA4)
    static let scarlet = Colour(hex: 0xE8402E)
    static let orange = Colour(hex: 0xF58A36)
    static let ultramarine = Colour(hex: 0x4456C8)
    static let cobalt = Colour(hex: 0x3F86DC)
    static let violet = Colour(hex: 0x8A58BE)
    static let indigo = Colour(hex: 0x36405F)
    static let sap = Colour(hex: 0x86A83A)
    static let olive = Colour(hex: 0x7C7B32)
    static let viridian = Colour(hex: 0x3C9478)
}
