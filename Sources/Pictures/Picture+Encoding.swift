import CCodecs

extension Picture {
    /// Writes the picture as a PNG or JPEG file's bytes.
    ///
    /// Eight-bit samples are rounded to the nearest. Both are marked as sRGB: PNG by its `sRGB` chunk, JPEG by Exif and a
    /// small profile. PNG keeps transparency; for JPEG the picture is first laid over white. The same picture is always
    /// the same bytes.
    ///
    /// - Parameters:
    ///   - encoding: The format and its settings.
    ///   - metadata: What is said of the picture. JPEG has no place for a title, which is put before the description, and
    ///     keeps facts other than the software's name as lines of a comment, as far as they fit into some 24000 bytes.
    /// - Returns: The whole file.
    /// - Throws: ``PictureError`` with the code `cannotEncode` if the encoding's settings are out of range, the format
    ///   cannot hold a picture of this size or a fact's name is none, `inconsistent` if the counts of samples do not belong
    ///   to the size.
    public func encoded(
        as encoding: PictureEncoding,
        metadata: PictureMetadata = PictureMetadata()
    ) throws(PictureError) -> [UInt8] {
        guard isConsistent, let columns = UInt32(exactly: width), let rows = UInt32(exactly: height) else {
            throw PictureError(
                .inconsistent,
                "\(samples.count) samples are not those of a picture of \(width) × \(height) pixels."
            )
        }
        var file = ccodecs_file()
        defer { ccodecs_release(&file) }
        let refusal: CodecRefusal?
        let more: [UInt8]
        let place: Int
        switch encoding {
        case .png(let bitDepth):
            guard bitDepth == 8 || bitDepth == 16 else {
                throw PictureError(.cannotEncode, "A PNG is written with 8 or 16 bits per sample, not \(bitDepth).")
            }
            more = try metadata.pngChunks().flatMap(\.bytes)
            place = PNGChunk.signatureSize + PNGChunk.headerSize
            refusal = CodecRefusal { message in
                ccodecs_png_encode(samples, alpha, columns, rows, CInt(bitDepth), &file, message)
            }
        case .jpeg(let quality):
            guard 1...100 ~= quality else {
                throw PictureError(.cannotEncode, "The quality of a JPEG is 1 to 100, not \(quality).")
            }
            more = metadata.jpegSegments().flatMap(\.bytes)
            place = JPEGSegment.startSize
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
        let written = UnsafeBufferPointer(start: file.bytes, count: file.count)
        var whole: [UInt8] = []
        whole.reserveCapacity(written.count + more.count)
        whole += written[..<place]
        whole += more
        whole += written[place...]
        return whole
    }
}
