/// What a file says of its colours.
enum ColourTag {
    /// A colour profile (ICC.1), not looked at yet.
    case profile([UInt8])
    /// White, primaries and curve.
    case primaries(ColourPrimaries)
    /// Something that cannot be followed, with the reason.
    case unusable(String)

    /// The most bytes that a profile may have; those of printing presses have about two million.
    static let longestProfile = 16 << 20

    /// Whether red, green and blue are meant (ICC.1 §7.2.6), as far as can be seen at a glance.
    var isForRGB: Bool {
        switch self {
        case .profile(let profile): profile.dropFirst(16).starts(with: Array("RGB ".utf8))
        case .primaries: true
        case .unusable: false
        }
    }
}
