/// An opaque sRGB colour of eight bits a channel.
struct Color: Sendable, Equatable {
    let red: UInt8
    let green: UInt8
    let blue: UInt8

    /// A colour as it is written in style sheets: `0x0072B2` is blue.
    init(_ number: UInt32) {
        red = UInt8(truncatingIfNeeded: number >> 16)
        green = UInt8(truncatingIfNeeded: number >> 8)
        blue = UInt8(truncatingIfNeeded: number)
    }

    /// The colour as CSS writes it.
    var css: String {
        let number = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        let digits = String(number, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Red, green and blue as samples of 16 bits.
    var samples: [UInt16] { [red, green, blue].map { UInt16($0) * 257 } }
}
