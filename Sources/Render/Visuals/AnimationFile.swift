import Pictures

/// The painting on its way as an animated GIF, written picture by picture.
final class AnimationFile {
    private let file: UnfinishedFile
    private let size: PixelSize
    /// How long each picture is shown, in milliseconds.
    private let delay: Int
    private var gif: GIFAnimation?

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - output: The file.
    ///   - size: The size of the painting.
    ///   - delay: How long each picture is shown, in milliseconds.
    /// - Throws: `PictureError` or `RenderFailure`.
    init(_ output: OutputFile, size: PixelSize, delay: Int) throws {
        file = try UnfinishedFile(output.path)
        self.size = size
        self.delay = delay
        gif = try GIFAnimation(width: size.width, height: size.height)
    }

    /// Bytes that adding a picture takes: a copy at the size of the painting, another without transparency, and each
    /// pixel's number of its colour.
    static func bytes(size: PixelSize) -> Int {
        let picture = Picture.bytes(width: size.width, height: size.height, hasAlpha: true)
        return 2 * picture + size.width * size.height
    }

    /// Adds a picture; one of a coarse scale is enlarged.
    ///
    /// - Throws: `PictureError` or `RenderFailure`.
    func add(_ picture: Picture) throws {
        let frame = picture.resized(width: size.width, height: size.height, filter: .triangle)
        if let bytes = try gif?.append(frame, milliseconds: delay) { try file.append(bytes) }
    }

    /// Bytes of the file so far.
    var count: Int { file.count }

    /// Hands out the file so far, a piece at a time.
    ///
    /// - Throws: `RenderFailure`, or what `append` throws.
    func write(to append: CheckpointFile.Append) throws {
        try file.forEachPiece(append)
    }

    /// Begins with what another file was so far.
    ///
    /// - Parameters:
    ///   - bytes: How much that is.
    ///   - reader: Reads it.
    /// - Throws: `PictureError`, `RenderFailure` or `CheckpointFault`.
    func restore(_ bytes: Int, _ reader: CheckpointReader) throws {
        guard bytes > 0 else { return }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: UnfinishedFile.pieceBytes, alignment: 1)
        defer { piece.deallocate() }
        while file.count < bytes {
            let part = UnsafeMutableRawBufferPointer(rebasing: piece.prefix(bytes - file.count))
            try reader.fill(part)
            try file.append(UnsafeRawBufferPointer(part))
        }
        gif = try GIFAnimation.goingOn(width: size.width, height: size.height)
    }

    /// Ends the file and puts it into its place.
    ///
    /// - Throws: `RenderFailure`.
    func finish() throws(RenderFailure) {
        guard let rest = gif.take()?.end() else { return }
        try file.append(rest)
        try file.publish()
    }
}
