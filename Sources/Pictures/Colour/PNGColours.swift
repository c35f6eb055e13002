/// What the chunks of a PNG say of its colours; the best of them counts (PNG, third edition, §4.3).
struct PNGColours {
    private var codePoints: ColourTag?
    private var profile: ColourTag?
    private var isSRGB = false
    private var gamma: Double?
    private var primaries: [Double]?

    /// Looks at a chunk, if it is about colours.
    mutating func note(_ chunk: PNGChunk) {
        switch chunk.type {
        case "cICP": codePoints = codePoints ?? Self.codePoints(Array(chunk.data.prefix(5)))
        case "iCCP": profile = profile ?? Self.profile(chunk.data)
        case "sRGB": isSRGB = true
        case "gAMA" where chunk.data.count == 4: gamma = gamma ?? Self.fractions(chunk.data).first
        case "cHRM" where chunk.data.count == 32: primaries = primaries ?? Self.fractions(chunk.data)
        default: break
        }
    }

    /// What is said of the colours; `nil` if nothing is said or that they are sRGB.
    var tag: ColourTag? {
        if let best = codePoints ?? profile { return best }
        guard !isSRGB, let gamma, gamma > 0 else { return nil }
        // Within so much (libpng's PNG_GAMMA_THRESHOLD) of its inverse, what is meant is sRGB's own curve.
        let isLikeSRGB = abs(gamma * 2.2 - 1) < 0.05
        if isLikeSRGB, primaries == nil { return nil }
        let curve = isLikeSRGB ? ColourPrimaries.sRGBCurve : ColourPrimaries.curve(gamma: 1 / gamma)
        return .primaries(ColourPrimaries(xy: primaries ?? ColourPrimaries.sRGB, curve: curve))
    }

    /// Of ITU-T H.273: primaries, transfer, matrix, range.
    private static func codePoints(_ bytes: [UInt8]) -> ColourTag {
        guard bytes.count == 4, bytes[2] == 0, bytes[3] == 1 else {
            return .unusable("its code points are not those of a picture")
        }
        let xy: [Double]
        switch bytes[0] {
        case 1: xy = ColourPrimaries.sRGB
        case 9: xy = ColourPrimaries.bt2020
        case 12: xy = ColourPrimaries.displayP3
        default: return .unusable("its primaries, number \(bytes[0]) of H.273, are not known here")
        }
        let curve: [Double]
        switch bytes[1] {
        case 1, 6, 13, 14, 15: curve = ColourPrimaries.sRGBCurve  // frames of films, too, are shown by that of screens
        case 4: curve = ColourPrimaries.curve(gamma: 2.2)
        case 5: curve = ColourPrimaries.curve(gamma: 2.8)
        case 8: curve = ColourPrimaries.curve(gamma: 1)
        default: return .unusable("its curve, number \(bytes[1]) of H.273, is not known here")
        }
        return .primaries(ColourPrimaries(xy: xy, curve: curve))
    }

    /// A name, the number 0, the profile compressed.
    private static func profile(_ data: ArraySlice<UInt8>) -> ColourTag {
        guard let end = data.firstIndex(of: 0), data[end...].dropFirst().first == 0,
            let profile = inflated(data[end...].dropFirst(2), upTo: ColourTag.longestProfile)
        else { return .unusable("it is damaged or too large") }
        return .profile(profile)
    }

    /// Numbers in hundred thousandths.
    private static func fractions(_ data: ArraySlice<UInt8>) -> [Double] {
        stride(from: data.startIndex, to: data.endIndex - 3, by: 4).map { start in
            data[start..<start + 4].reduce(0) { $0 * 256 + Double($1) } / 100_000
        }
    }
}
