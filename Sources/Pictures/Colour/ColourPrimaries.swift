/// Colours by their white, primaries and curve.
struct ColourPrimaries {
    /// x and y (CIE 1931) of white, red, green and blue.
    let xy: [Double]

    /// g, a, b, c, d: from stored values to light it is (ax + b)^g from d on, cx below.
    let curve: [Double]

    /// IEC 61966-2-1, as ITU-R BT.709.
    static let sRGB = [0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06]

    /// SMPTE EG 432-1.
    static let displayP3 = [0.3127, 0.3290, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060]

    /// ITU-R BT.2020.
    static let bt2020 = [0.3127, 0.3290, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046]

    /// IEC 61966-2-1.
    static let sRGBCurve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]

    /// A plain power.
    static func curve(gamma: Double) -> [Double] { [gamma, 1, 0, 0, 0] }
}
