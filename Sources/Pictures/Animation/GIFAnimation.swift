import CCodecs

/// An animated GIF that is being written (GIF89a), a picture after the other, repeated without end.
///
/// It keeps nothing of a picture: the bytes of the file are handed out as they come. The same pictures are always the
/// same bytes.
public struct GIFAnimation: ~Copyable {
    private let gif: OpaquePointer
    private let width: Int
    private let height: Int

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - width: The number of pixels in a row of every picture, 1…65535.
    ///   - height: The number of rows of every picture, 1…65535.
    /// - Throws: ``PictureError`` with the code `cannotEncode` if GIF does not go so far.
    public init(width: Int, height: Int) throws(PictureError) {
        guard width > 0, height > 0, let columns = UInt16(exactly: width), let rows = UInt16(exactly: height) else {
            throw PictureError(.cannotEncode, "A GIF cannot be \(width) × \(height) pixels large.")
        }
        guard let gif = ccodecs_gif_open(columns, rows) else { throw Self.outOfMemory }
        self.gif = gif
        self.width = width
        self.height = height
    }

    /// Goes on with a file of which at least the first picture has been handed out.
    ///
    /// - Parameters:
    ///   - width: The number of pixels in a row of its pictures.
    ///   - height: The number of rows of its pictures.
    /// - Returns: What hands out the bytes that come next.
    /// - Throws: ``PictureError`` with the code `cannotEncode` if GIF does not go so far.
    public static func goingOn(width: Int, height: Int) throws(PictureError) -> GIFAnimation {
        let animation = try GIFAnimation(width: width, height: height)
        // Pictures have palettes of their own and refer to nothing before them: only the head is not wanted again.
        var head = ccodecs_gif_take(animation.gif)
        ccodecs_release(&head)
        return animation
    }

    deinit {
        var rest = ccodecs_gif_close(gif)
        ccodecs_release(&rest)
    }

    /// Adds a picture, with the 256 colours that come nearest to its own; transparent parts are laid over white.
    ///
    /// - Parameters:
    ///   - picture: A picture of the animation's size.
    ///   - milliseconds: How long it is shown: 20…655350, rounded to hundredths of a second. Many programs show what is to
    ///     be shorter for a tenth of a second.
    /// - Returns: The bytes of the file that come next.
    /// - Throws: ``PictureError`` with the code `cannotEncode` if the picture has another size or the time is out of
    ///   range.
    public mutating func append(_ picture: Picture, milliseconds: Int) throws(PictureError) -> [UInt8] {
        guard picture.isConsistent, picture.width == width, picture.height == height else {
            throw PictureError(
                .cannotEncode,
                "A GIF of \(width) × \(height) pixels cannot hold a picture of \(picture.width) × \(picture.height)."
            )
        }
        guard 20...655_350 ~= milliseconds else {
            throw PictureError(
                .cannotEncode,
                "A GIF shows a picture for 20 to 655350 milliseconds, not \(milliseconds)."
            )
        }
        let indexed = IndexedPicture(picture.flattened())
        let hundredths = UInt16((milliseconds + 5) / 10)
        guard ccodecs_gif_append(gif, indexed.palette, indexed.indices, hundredths) else { throw Self.outOfMemory }
        return Array(taking: ccodecs_gif_take(gif))
    }

    /// Ends the file.
    ///
    /// - Returns: The last bytes of the file.
    public consuming func end() -> [UInt8] {
        let bytes = Array(taking: ccodecs_gif_close(gif))
        discard self
        return bytes
    }

    private static var outOfMemory: PictureError {
        PictureError(.cannotEncode, "There is not enough memory to write a GIF.")
    }
}

extension [UInt8] {
    /// What C has written; its own memory is released.
    fileprivate init(taking file: ccodecs_file) {
        var file = file
        self = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        ccodecs_release(&file)
    }
}
