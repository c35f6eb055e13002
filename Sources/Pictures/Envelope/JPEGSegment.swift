/// A part of a JPEG file before its pixels (ITU-T T.81 §B.1.1): a marker and what it is followed by.
struct JPEGSegment {
    /// Bytes of the marker at a file's start, behind which the segments stand.
    static let startSize = 2

    /// Application data: 0 is JFIF, 1 Exif, 2 a colour profile.
    static func application(_ number: UInt8) -> UInt8 { 0xE0 + number }

    static let jfifSignature = Array("JFIF\0".utf8)
    static let exifSignature = Array("Exif\0\0".utf8)
    static let profileSignature = Array("ICC_PROFILE\0".utf8)

    /// The second byte of the marker.
    let marker: UInt8
    let data: ArraySlice<UInt8>

    /// The data behind a signature; `nil` if it begins otherwise.
    func data(behind signature: [UInt8]) -> ArraySlice<UInt8>? {
        data.starts(with: signature) ? data.dropFirst(signature.count) : nil
    }

    /// The segment as it stands in a file; its data are at most 65533 bytes.
    var bytes: [UInt8] { [0xFF, marker] + UInt16(data.count + 2).bigEndianBytes + data }

    /// The segments of a file up to the first scan, as far as it is whole.
    static func all(in file: [UInt8]) -> some Sequence<JPEGSegment> {
        sequence(state: startSize) { (position: inout Int) -> JPEGSegment? in
            while let start = file[position...].firstIndex(of: 0xFF),
                let code = file[start...].firstIndex(where: { $0 != 0xFF })
            {
                position = code + 1
                switch file[code] {
                case 0x00, 0x01, 0xD0...0xD8: continue  // stand alone
                case 0xD9, 0xDA: return nil  // the end, the first scan
                default: break
                }
                guard file.count - position >= 2 else { return nil }
                let end = position + (Int(file[position]) << 8 | Int(file[position + 1]))
                guard end >= position + 2, end <= file.count else { return nil }
                defer { position = end }
                return JPEGSegment(marker: file[code], data: file[position + 2..<end])
            }
            return nil
        }
    }
}
