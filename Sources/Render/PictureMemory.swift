import Engine
import Pictures

/// Bytes that the pictures and guides of a run take, beside the engine's own memory.
///
/// They are counted in the order in which they are read, one after the other.
struct PictureMemory {
    /// At the worst while they are read and brought to their sizes.
    private(set) var reading = 0
    /// At the worst while it is painted.
    private(set) var painting = 0

    /// Counts a picture.
    ///
    /// - Parameters:
    ///   - header: What its file says.
    ///   - sizes: The sizes that it gets.
    ///   - isCopied: Whether it is copied as it is, to be changed, before it gets them.
    mutating func read(_ header: PictureHeader, sizes: [PixelSize], isCopied: Bool) {
        let whole = PictureMemory.bytes(PixelSize(header), hasAlpha: header.hasAlpha)
        let pictures = sizes.reduce(0) { $0 + PictureMemory.bytes($1, hasAlpha: header.hasAlpha) }
        take(header.readingBytes + (isCopied ? whole : 0), leaving: pictures)
    }

    /// Counts what tells which part of a style picture counts: its own transparency, and the file of its mask.
    ///
    /// - Parameters:
    ///   - header: What the picture's file says.
    ///   - sizes: The sizes that the picture gets.
    ///   - mask: What the mask's file says; nil where there is none.
    mutating func readMasks(of header: PictureHeader, sizes: [PixelSize], mask: PictureHeader?) {
        let whole = PictureMemory.bytes(PixelSize(header), hasAlpha: header.hasAlpha)
        let masks = [header.hasAlpha ? header : nil, mask].compactMap(\.self)
        guard !masks.isEmpty else { return }
        let kept = masks.reduce(0) { $0 + PictureMemory.bytes(PixelSize($1), hasAlpha: false) }
        let file = mask.map { $0.readingBytes + PictureMemory.bytes(PixelSize($0), hasAlpha: $0.hasAlpha) } ?? 0
        let largest = sizes.map { PictureMemory.makingBytes($0) }.max() ?? 0
        take(whole + max(file, kept + masks.count * largest), leaving: sizes.reduce(0) { $0 + Guide.bytes($1) })
    }

    /// Counts a file that tells where in the painting styles are wanted.
    ///
    /// - Parameters:
    ///   - header: What it says.
    ///   - count: How many parts of the painting it tells.
    ///   - content: The size of the painting.
    ///   - canvas: Its size with its margin.
    mutating func readRegions(_ header: PictureHeader, count: Int, content: PixelSize, canvas: PixelSize) {
        let masks = count * PictureMemory.bytes(PixelSize(header), hasAlpha: false)
        let copy = header.hasAlpha ? PictureMemory.bytes(PixelSize(header), hasAlpha: true) : 0
        take(max(header.readingBytes + masks + copy, masks + PictureMemory.makingBytes(content)), leaving: 0)
        take(masks, leaving: count * Guide.bytes(canvas))
    }

    /// Counts the painting itself.
    ///
    /// - Parameters:
    ///   - size: Its size.
    ///   - hasAlpha: Whether it has transparency.
    ///   - encodes: Whether pictures of it are written while it is painted.
    ///   - visuals: Bytes of what is made of those.
    mutating func paint(_ size: PixelSize, hasAlpha: Bool, encodes: Bool, visuals: Int) {
        // A file of it has about a byte a sample, and is copied when it is done; a JPEG is made from a copy without alpha,
        // by way of coefficients of 16 bits.
        painting += visuals + (encodes ? 3 : 1) * PictureMemory.bytes(size, hasAlpha: hasAlpha)
    }

    /// Counts something that takes some bytes while it is made of other ones.
    private mutating func take(_ bytes: Int, leaving kept: Int) {
        reading = max(reading, painting + bytes + kept)
        painting += kept
    }

    private static func bytes(_ size: PixelSize, hasAlpha: Bool) -> Int {
        Picture.bytes(width: size.width, height: size.height, hasAlpha: hasAlpha)
    }

    /// Bytes that making a guide takes besides itself: the mask at its size, and its shares before they get a margin.
    private static func makingBytes(_ size: PixelSize) -> Int {
        bytes(size, hasAlpha: false) + Guide.bytes(size)
    }
}
