/// An entry of a directory that is written, in the byte order of Motorola, as PNG and JPEG have it.
struct ExifEntry {
    let tag: ExifDirectory.Tag
    let kind: ExifDirectory.Kind
    let bytes: [UInt8]

    static func text(_ tag: ExifDirectory.Tag, _ text: String) -> ExifEntry {
        ExifEntry(tag: tag, kind: .ascii, bytes: Array(text.utf8) + [0])
    }

    static func short(_ tag: ExifDirectory.Tag, _ value: UInt16) -> ExifEntry {
        ExifEntry(tag: tag, kind: .short, bytes: value.bigEndianBytes)
    }

    static func long(_ tag: ExifDirectory.Tag, _ value: UInt32) -> ExifEntry {
        ExifEntry(tag: tag, kind: .long, bytes: value.bigEndianBytes)
    }

    /// A number to a thousandth.
    static func fraction(_ tag: ExifDirectory.Tag, _ value: Double) -> ExifEntry {
        let thousandths = UInt32((value * 1000).rounded())
        return ExifEntry(tag: tag, kind: .rational, bytes: thousandths.bigEndianBytes + UInt32(1000).bigEndianBytes)
    }

    /// Bytes of a directory, its entries' values among them.
    static func size(of entries: [ExifEntry]) -> Int {
        2 + entries.reduce(0) { $0 + ExifDirectory.entrySize + $1.outside.count } + 4
    }

    /// A directory that stands at an offset, and that no other follows.
    static func directory(_ entries: [ExifEntry], at offset: Int) -> [UInt8] {
        var table = UInt16(entries.count).bigEndianBytes
        var outside: [UInt8] = []
        let start = offset + size(of: entries) - entries.reduce(0) { $0 + $1.outside.count }
        for entry in entries.sorted(by: { $0.tag.rawValue < $1.tag.rawValue }) {
            table += UInt16(entry.tag.rawValue).bigEndianBytes + UInt16(entry.kind.rawValue).bigEndianBytes
            table += UInt32(entry.bytes.count / entry.kind.size).bigEndianBytes
            table +=
                entry.outside.isEmpty
                ? entry.bytes + [UInt8](repeating: 0, count: 4 - entry.bytes.count)
                : UInt32(start + outside.count).bigEndianBytes
            outside += entry.outside
        }
        return table + UInt32(0).bigEndianBytes + outside
    }

    /// What does not fit into the entry itself, filled up to an even count.
    private var outside: [UInt8] {
        guard bytes.count > 4 else { return [] }
        return bytes.count.isMultiple(of: 2) ? bytes : bytes + [0]
    }
}

extension FixedWidthInteger {
    /// The highest byte first, as PNG and JPEG have it.
    var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
