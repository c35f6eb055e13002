extension Recipe {
    /// A colour of sRGB.
    public struct Colour: Sendable, Equatable {
        /// Its share of red, 0…255.
        public var red: UInt8
        /// Its share of green, 0…255.
        public var green: UInt8
        /// Its share of blue, 0…255.
        public var blue: UInt8

        /// Mixes a colour.
        public init(red: UInt8, green: UInt8, blue: UInt8) {
            self.red = red
            self.green = green
            self.blue = blue
        }

        /// Reads a colour of six hexadecimal digits, `rrggbb`; nil where the text is none.
        init?(hexadecimal text: Substring) {
            guard text.utf8.count == 6, text.allSatisfy(\.isHexDigit), let number = UInt32(text, radix: 16) else {
                return nil
            }
            self.init(
                red: UInt8(number >> 16),
                green: UInt8(number >> 8 & 0xFF),
                blue: UInt8(number & 0xFF)
            )
        }

        /// The colour as six hexadecimal digits.
        var hexadecimal: String {
            [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
