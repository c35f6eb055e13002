import CCodecs

extension Picture {
    /// Writes the picture as a PNG or JPEG file's bytes.
    ///
    /// Eight-bit samples are rounded to the nearest. PNG is marked as sRGB and keeps transparency; for JPEG the picture
    /// is first laid over white.
    ///
    /// - Parameter encoding: The format and its settings.
    /// - Returns: The whole file.
    /// - Throws: ``PictureError`` with the code `cannotEncode` if the encoding's settings are out of range or the format
    ///   cannot hold a picture of this size, `inconsistent` if the counts of samples do not belong to the size.
    public func encoded(as encoding: PictureEncoding) throws(PictureError) -> [UInt8] {
        guard isConsistent, let columns = UInt32(exactly: width), let rows = UInt32(exactly: height) else {
            throw PictureError(
                .inconsistent,
                "\(samples.count) samples are not those of a picture of \(width) × \(height) pixels."
            )
        }
        var file = ccodecs_file()
        defer { ccodecs_release(&file) }
        let refusal: CodecRefusal?
        switch encoding {
        case .png(let bitDepth):
            guard bitDepth == 8 || bitDepth == 16 else {
                throw PictureError(.cannotEncode, "A PNG is written with 8 or 16 bits per sample, not \(bitDepth).")
            }
            refusal = CodecRefusal { message in
                ccodecs_png_encode(samples, alpha, columns, rows, CInt(bitDepth), &file, message)
            }
        case .jpeg(let quality):
            guard 1...100 ~= quality else {
                throw PictureError(.cannotEncode, "The quality of a JPEG is 1 to 100, not \(quality).")
            }
            let opaque = flattened()
            refusal = CodecRefusal { message in
                ccodecs_jpeg_encode(opaque.samples, columns, rows, CInt(quality), &file, message)
            }
        }
        if let refusal {
            throw PictureError(
                .cannotEncode,
                "A picture of \(width) × \(height) pixels cannot be written so: \(refusal.reason)."
            )
        }
        return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }
}
