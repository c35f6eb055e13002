import CCodecs

/// The way from the colours of a file to sRGB.
final class ColourConversion {
    private let conversion: OpaquePointer
    private let stored: ccodecs_colours

    /// Why there is none.
    struct Refusal: Error {
        let reason: String
    }

    /// Bytes of memory that a conversion takes at most, the tag's own among them.
    static func bytes(for tag: ColourTag) -> Int {
        let known = 1 << 20
        return switch tag {
        case .profile(let profile): profile.count + ration(forProfile: profile.count) + known
        case .primaries: ration(forProfile: 0) + known
        case .unusable: 0
        }
    }

    /// Bytes that lcms2 may take: a copy of the profile, its tables with sixteen bits a value in up to three copies, and
    /// some for the curves of formulas.
    private static func ration(forProfile count: Int) -> Int { 8 * count + (2 << 20) }

    /// - Parameters:
    ///   - tag: What the file says of its colours.
    ///   - stored: What its colours are made of.
    /// - Throws: ``Refusal`` if the tag cannot be followed.
    init(_ tag: ColourTag, of stored: ccodecs_colours) throws(Refusal) {
        var message = [CChar](repeating: 0, count: Int(CCODECS_MESSAGE_SIZE))
        let made: OpaquePointer?
        switch tag {
        case .profile(let profile):
            let ration = Self.ration(forProfile: profile.count)
            made = ccodecs_conversion_of_profile(profile, profile.count, stored, ration, &message)
        case .primaries(let space):
            made = ccodecs_conversion_of_primaries(space.xy, space.curve, Self.ration(forProfile: 0), &message)
        case .unusable(let reason): throw Refusal(reason: reason)
        }
        guard let made else { throw Refusal(reason: String(message: message)) }
        conversion = made
        self.stored = stored
    }

    deinit {
        ccodecs_conversion_close(conversion)
    }

    /// For a decoder that must convert row by row.
    var pointer: OpaquePointer { conversion }

    /// Converts `width * height * 3` samples of gray or RGB.
    func convert(_ samples: inout [UInt16]) {
        ccodecs_conversion_run(conversion, &samples, samples.count / 3)
    }

    /// Whether gray or RGB stays what it is, but for less than one step of eight bits.
    ///
    /// So a profile of sRGB is known by what it does: there are dozens of them, and none is quite the same. Whoever made
    /// the picture looked at the values that stand in the file; they are not to be rounded once more.
    var isIdentity: Bool {
        let grays = stride(from: 0, through: UInt16.max, by: 257).flatMap { [$0, $0, $0] }
        return keeps(grays) && (stored == CCODECS_GRAY || keeps(Self.cube))
    }

    private func keeps(_ samples: [UInt16]) -> Bool {
        var converted = samples
        convert(&converted)
        return zip(samples, converted).allSatisfy { abs(Int($0) - Int($1)) < 257 }
    }

    private static var cube: [UInt16] {
        let levels = stride(from: 0, through: UInt16.max, by: Int(UInt16.max) / 5)
        return levels.flatMap { red in levels.flatMap { green in levels.flatMap { [red, green, $0] } } }
    }
}
