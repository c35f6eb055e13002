import CCodecs

/// The C functions that read a format.
struct Codec {
    let format: PictureFormat

    /// The codec that a file needs, and what the file says before its pixels, checked.
    static func opened(
        _ bytes: [UInt8],
        named name: String,
        limits: PictureLimits
    ) throws(PictureError) -> (Codec, ccodecs_header) {
        guard !bytes.isEmpty else {
            throw PictureError(.empty, "\(name) is empty. Copy it here again.")
        }
        try limits.check(byteCount: bytes.count, named: name)
        guard let format = PictureFormat.sniff(bytes) else {
            throw PictureError(
                .unsupportedFormat,
                "\(name) is neither a PNG nor a JPEG picture, whatever it is called. Convert it to one of them."
            )
        }
        let codec = Codec(format: format)
        let (header, refusal) = codec.header(of: bytes)
        try limits.check(width: Int(header.width), height: Int(header.height), named: name)
        if let refusal { throw refusal.decodingError(named: name) }
        return (codec, header)
    }

    /// What must be known before memory for pixels is taken.
    ///
    /// The size is filled in even if the rest of the header is damaged, so that it can be judged first.
    private func header(of bytes: [UInt8]) -> (header: ccodecs_header, refusal: CodecRefusal?) {
        var header = ccodecs_header()
        let refusal = CodecRefusal { message in
            switch format {
            case .png: ccodecs_png_header(bytes, bytes.count, &header, message)
            case .jpeg: ccodecs_jpeg_header(bytes, bytes.count, &header, message)
            }
        }
        return (header, refusal)
    }

    /// The picture as stored, and the orientation that it is to be shown in.
    func picture(
        in bytes: [UInt8],
        header: ccodecs_header,
        named name: String
    ) throws(PictureError) -> (picture: Picture, orientation: Orientation) {
        var header = header
        let pixels = Int(header.width) * Int(header.height)
        var samples = [UInt16](repeating: 0, count: pixels * 3)
        var alpha = header.has_alpha ? [UInt16](repeating: 0, count: pixels) : nil
        var orientation: CInt = 1
        let refusal = CodecRefusal { message in
            switch format {
            case .png:
                decodePNG(bytes, &header, &samples, &alpha, &orientation, message)
            case .jpeg:
                ccodecs_jpeg_decode(bytes, bytes.count, &header, &samples, &orientation, message)
            }
        }
        if let refusal { throw refusal.decodingError(named: name) }
        let picture = Picture(
            uncheckedWidth: Int(header.width),
            height: Int(header.height),
            samples: samples,
            alpha: alpha
        )
        return (picture, Orientation(rawValue: Int(orientation)) ?? .upright)
    }

    private func decodePNG(
        _ bytes: [UInt8],
        _ header: inout ccodecs_header,
        _ samples: inout [UInt16],
        _ alpha: inout [UInt16]?,
        _ orientation: inout CInt,
        _ message: UnsafeMutablePointer<CChar>
    ) -> ccodecs_result {
        alpha?.withUnsafeMutableBufferPointer { alpha in
            ccodecs_png_decode(bytes, bytes.count, &header, &samples, alpha.baseAddress, &orientation, message)
        } ?? ccodecs_png_decode(bytes, bytes.count, &header, &samples, nil, &orientation, message)
    }
}
