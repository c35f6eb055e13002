internal import Contract

extension BusContainer {
    /// How sd-bus calls the container.
    var letter: CChar {
        switch self {
        case .array: CChar(UInt8(ascii: "a"))
        case .structure: CChar(UInt8(ascii: "r"))
        case .entry: CChar(UInt8(ascii: "e"))
        case .variant: CChar(UInt8(ascii: "v"))
        }
    }
}
