/// The first directory of a TIFF structure, as Exif uses it (Exif 3.0 §4.5, TIFF 6.0 §2).
///
/// It holds all that is kept of Exif; no other directory is looked at, so that none can lead in a circle.
struct ExifDirectory {
    /// What an entry is about (Exif 3.0 §4.6.5).
    enum Tag: Int {
        case imageDescription = 0x010E
        case orientation = 0x0112
        case xResolution = 0x011A
        case yResolution = 0x011B
        case resolutionUnit = 0x0128
        case software = 0x0131
        case artist = 0x013B
        case copyright = 0x8298
        case exifDirectory = 0x8769
        case exifVersion = 0x9000
        case userComment = 0x9286
        case colorSpace = 0xA001
    }

    /// What an entry's values are.
    enum Kind: Int {
        case ascii = 2
        case short
        case long
        case rational
        case undefined = 7

        /// Bytes of one value.
        var size: Int {
            switch self {
            case .ascii, .undefined: 1
            case .short: 2
            case .long: 4
            case .rational: 8
            }
        }
    }

    static let entrySize = 12

    private let bytes: ArraySlice<UInt8>
    private let isBigEndian: Bool
    private var entries: StrideTo<Int> = stride(from: 0, to: 0, by: Self.entrySize)

    /// - Parameter bytes: The TIFF structure.
    init?(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        guard let mark = bytes.first, bytes.starts(with: [mark, mark]) else { return nil }
        switch mark {
        case UInt8(ascii: "M"): isBigEndian = true
        case UInt8(ascii: "I"): isBigEndian = false
        default: return nil
        }
        guard number(at: 2, size: 2) == 42, let directory = number(at: 4, size: 4),
            let count = number(at: directory, size: 2)
        else { return nil }
        let start = directory + 2
        let whole = (bytes.count - start) / Self.entrySize
        entries = stride(from: start, to: start + min(count, whole) * Self.entrySize, by: Self.entrySize)
    }

    /// The first number of the tag's first entry with numbers of 16 bits.
    func short(_ tag: Tag) -> Int? {
        value(of: tag, .short).flatMap { number(at: $0.lowerBound, size: 2) }
    }

    /// The first fraction of the tag's first entry with fractions.
    func rational(_ tag: Tag) -> Double? {
        guard let value = value(of: tag, .rational), let numerator = number(at: value.lowerBound, size: 4),
            let denominator = number(at: value.lowerBound + 4, size: 4), denominator > 0
        else { return nil }
        return Double(numerator) / Double(denominator)
    }

    /// The bytes of the tag's first entry with text, unless they are more than a JPEG could hold.
    func text(_ tag: Tag) -> ArraySlice<UInt8>? {
        guard let value = value(of: tag, .ascii), value.count < 1 << 16 else { return nil }
        return bytes[bytes.startIndex + value.lowerBound..<bytes.startIndex + value.upperBound]
    }

    /// Where the values of the tag's first entry of a kind stand; `nil` if that is not within the structure.
    private func value(of tag: Tag, _ kind: Kind) -> Range<Int>? {
        let entry = entries.first {
            number(at: $0, size: 2) == tag.rawValue && number(at: $0 + 2, size: 2) == kind.rawValue
        }
        guard let entry, let count = number(at: entry + 4, size: 4), count > 0 else { return nil }
        let size = count * kind.size
        guard let start = size <= 4 ? entry + 8 : number(at: entry + 8, size: 4), size <= bytes.count,
            start <= bytes.count - size
        else { return nil }
        return start..<start + size
    }

    private func number(at offset: Int, size: Int) -> Int? {
        guard offset <= bytes.count - size else { return nil }
        let digits = bytes[bytes.startIndex + offset..<bytes.startIndex + offset + size]
        return (isBigEndian ? Array(digits) : digits.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }
}
