/// Why a picture could not be read, made or written, in words for people.
public struct PictureError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of trouble; the raw values are stable and may be stored.
    public enum Code: String, Sendable, CaseIterable {
        /// The bytes are not of a format, or of a variant of it, that can be read here.
        case unsupportedFormat
        /// The bytes are damaged.
        case corrupt
        /// The bytes end before the picture does.
        case truncated
        /// There are no bytes at all.
        case empty
        /// The picture or its file is larger than the limits allow.
        case tooLarge
        /// The system refused to open or read the file.
        case unreadable
        /// The path leads to something that is not a regular file.
        case notRegular
        /// The file does not exist.
        case missing
        /// The picture cannot be written in the wanted encoding.
        case cannotEncode
        /// The counts of samples do not belong to the size.
        case inconsistent
        /// Nothing of the picture lies within the region that it is a mask of.
        case emptyRegion
    }

    /// The kind of trouble.
    public let code: Code

    /// What happened, to which file, and what to do about it.
    public let message: String

    /// The number of `errno.h` by which the system refused to open or read the file; `nil` where it did not.
    public let systemError: Int32?

    /// The message.
    public var description: String { message }

    /// Makes an error from its code and message.
    ///
    /// - Parameters:
    ///   - code: The kind of trouble.
    ///   - message: What happened, to which file, and what to do about it.
    ///   - systemError: Why the system refused, a number of `errno.h`.
    public init(_ code: Code, _ message: String, systemError: Int32? = nil) {
        self.code = code
        self.message = message
        self.systemError = systemError
    }
}
