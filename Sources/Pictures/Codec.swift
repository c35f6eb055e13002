import CCodecs

/// A file that is being read: the C functions of its format, and what it says before its pixels.
struct Codec {
    let format: PictureFormat
    let header: ccodecs_header
    let envelope: Envelope

    /// Opens a file, checked.
    init(_ bytes: [UInt8], named name: String, limits: PictureLimits) throws(PictureError) {
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
        // The size is filled in even if the rest of the header is damaged, so that it can be judged first.
        var header = ccodecs_header()
        let refusal = CodecRefusal { message in
            switch format {
            case .png: ccodecs_png_header(bytes, bytes.count, &header, message)
            case .jpeg: ccodecs_jpeg_header(bytes, bytes.count, &header, message)
            }
        }
        try limits.check(width: Int(header.width), height: Int(header.height), named: name)
        if let refusal { throw refusal.decodingError(named: name) }
        self.format = format
        self.header = header
        envelope = Envelope(of: format, in: bytes)
    }

    /// The picture as stored, in sRGB.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - name: What errors call it.
    ///   - conversion: The way from its colours to sRGB; `nil` if they are that, or inks without a profile.
    /// - Returns: The picture, not turned yet.
    /// - Throws: ``PictureError``.
    func picture(
        in bytes: [UInt8],
        named name: String,
        by conversion: ColourConversion?
    ) throws(PictureError) -> Picture {
        var header = header
        let pixels = Int(header.width) * Int(header.height)
        var samples = [UInt16](repeating: 0, count: pixels * 3)
        var alpha = header.has_alpha ? [UInt16](repeating: 0, count: pixels) : nil
        let refusal = CodecRefusal { message in
            switch format {
            case .png:
                decodePNG(bytes, &header, &samples, &alpha, message)
            case .jpeg:
                ccodecs_jpeg_decode(bytes, bytes.count, &header, hasInks ? conversion?.pointer : nil, &samples, message)
            }
        }
        if let refusal { throw refusal.decodingError(named: name) }
        if !hasInks { conversion?.convert(&samples) }
        return Picture(
            uncheckedWidth: Int(header.width),
            height: Int(header.height),
            samples: samples,
            alpha: alpha
        )
    }

    /// Whether the colours are cyan, magenta, yellow and black.
    var hasInks: Bool { header.colours == CCODECS_CMYK || header.colours == CCODECS_CMYK_INVERTED }

    private func decodePNG(
        _ bytes: [UInt8],
        _ header: inout ccodecs_header,
        _ samples: inout [UInt16],
        _ alpha: inout [UInt16]?,
        _ message: UnsafeMutablePointer<CChar>
    ) -> ccodecs_result {
        alpha?.withUnsafeMutableBufferPointer { alpha in
            ccodecs_png_decode(bytes, bytes.count, &header, &samples, alpha.baseAddress, message)
        } ?? ccodecs_png_decode(bytes, bytes.count, &header, &samples, nil, message)
    }
}
