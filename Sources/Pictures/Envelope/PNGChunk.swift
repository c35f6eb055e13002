import CCodecs

/// A part of a PNG file (PNG, third edition, §5.3).
struct PNGChunk {
    /// Where the first chunk begins: the header, which is always as long.
    static let signatureSize = 8
    static let headerSize = 8 + 13 + 4

    /// Four letters.
    let type: String
    let data: ArraySlice<UInt8>

    /// The chunk as it stands in a file.
    var bytes: [UInt8] {
        let checked = Array(type.utf8) + data
        return UInt32(data.count).bigEndianBytes + checked
            + ccodecs_checksum(checked, checked.count).bigEndianBytes
    }

    /// The chunks of a file up to its end, as far as it is whole; their checksums are left to libpng.
    static func all(in file: [UInt8]) -> some Sequence<PNGChunk> {
        sequence(state: signatureSize) { (position: inout Int) -> PNGChunk? in
            let head = 8
            let checksum = 4
            guard file.count - position >= head + checksum else { return nil }
            let start = position + head
            let count = file[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            guard count <= file.count - start - checksum else { return nil }
            position = start + count + checksum
            let type = String(decoding: file[start - 4..<start], as: UTF8.self)
            return PNGChunk(type: type, data: file[start..<start + count])
        }
    }
}
