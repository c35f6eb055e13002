import Pictures

/// Bytes that the pictures of a run take, beside the engine's own memory.
struct PictureMemory {
    /// At the worst while they are read and brought to their sizes, one after the other.
    private(set) var reading = 0
    /// At the worst while it is painted.
    private(set) var painting = 0

    /// Counts the pictures in the order in which they are read, the content picture first.
    ///
    /// - Parameters:
    ///   - pictures: What their files say, and the sizes that they get, that of the finest scale last.
    ///   - encodedWhilePainting: Whether pictures of the painting are written while it is painted.
    ///   - copied: Whether pictures are copied, to be changed, before they get their sizes.
    ///   - visuals: Bytes of pictures that are made of those.
    init(
        _ pictures: [(header: PictureHeader, sizes: [PixelSize])],
        encodedWhilePainting: Bool,
        copied: Bool,
        visuals: Int
    ) {
        for (header, sizes) in pictures {
            let kept = sizes.reduce(0) { bytes, size in
                bytes + Picture.bytes(width: size.width, height: size.height, hasAlpha: header.hasAlpha)
            }
            let whole = Picture.bytes(width: header.width, height: header.height, hasAlpha: header.hasAlpha)
            reading = max(reading, painting + header.readingBytes + (copied ? whole : 0) + kept)
            painting += kept
        }
        guard let (content, sizes) = pictures.first, let size = sizes.last else { return }
        // The painting as a picture. A file of it has about a byte a sample, and is copied when it is done; a JPEG is
        // made from a copy without alpha, by way of coefficients of 16 bits.
        let picture = Picture.bytes(width: size.width, height: size.height, hasAlpha: content.hasAlpha)
        painting += visuals + (encodedWhilePainting ? 3 * picture : picture)
    }
}
