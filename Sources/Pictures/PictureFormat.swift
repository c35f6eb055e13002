/// A file format that pictures are read from and written to.
public enum PictureFormat: String, Sendable, CaseIterable {
    /// Portable Network Graphics (W3C PNG, third edition).
    case png
    /// JPEG (ITU-T T.81), in JFIF, Exif or Adobe dress.
    case jpeg

    /// The usual file name extension, without the dot.
    public var fileExtension: String {
        switch self {
        case .png: "png"
        case .jpeg: "jpg"
        }
    }

    /// Tells the format from the first bytes of a file, whatever the file is called.
    ///
    /// - Parameter bytes: The file, or at least its first eight bytes.
    /// - Returns: The format, or `nil` if the bytes start like none of them.
    public static func sniff(_ bytes: some Collection<UInt8>) -> PictureFormat? {
        allCases.first { bytes.starts(with: $0.signature) }
    }

    private var signature: [UInt8] {
        switch self {
        case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        case .jpeg: [0xFF, 0xD8, 0xFF]
        }
    }
}
