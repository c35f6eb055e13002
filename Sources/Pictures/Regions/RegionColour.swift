/// A colour that marks a region, as sRGB with eight bits each.
public struct RegionColour: Sendable, Hashable, CustomStringConvertible {
    /// Red, green and blue.
    let levels: SIMD3<UInt8>

    /// A colour by its shares of red, green and blue.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        levels = SIMD3(red, green, blue)
    }

    /// The nearest to a colour in 0…1.
    init(_ colour: SIMD3<Double>) {
        let rounded = (colour * 255).rounded(.toNearestOrAwayFromZero)
        levels = SIMD3(UInt8(rounded.x), UInt8(rounded.y), UInt8(rounded.z))
    }

    /// The colour as people write it: `#rrggbb`.
    public var description: String {
        "#" + (0..<3).map { String(levels[$0] >> 4, radix: 16) + String(levels[$0] & 15, radix: 16) }.joined()
    }

    /// How far it is from a colour in 0…1: their distance in the cube of red, green and blue.
    func distance(to colour: SIMD3<Double>) -> Double {
        let away = colour - SIMD3(Double(levels.x), Double(levels.y), Double(levels.z)) / 255
        return (away * away).sum().squareRoot()
    }
}
