/// The chunks of a PNG that is known to be whole, and where their data stand.
func pngChunks(of file: [UInt8]) -> [(type: String, data: Range<Int>)] {
    var chunks: [(String, Range<Int>)] = []
    var position = 8
    while position < file.count {
        let count = file[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
        let type = String(decoding: file[position + 4..<position + 8], as: UTF8.self)
        chunks.append((type, position + 8..<position + 8 + count))
        position += count + 12
    }
    return chunks
}

/// A chunk with a right checksum.
func pngChunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let checked = Array(type.utf8) + data
    return fourBytes(UInt32(data.count)) + checked + fourBytes(crc32(checked))
}

private func fourBytes(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
}

/// The checksum of a chunk (PNG, third edition, annex D).
private func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
}
