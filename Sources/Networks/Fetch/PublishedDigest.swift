/// What is known beforehand of a file's digest, in lower-case hexadecimal digits.
public enum PublishedDigest: Sendable, Equatable {
    /// The SHA-256.
    case sha256(String)
    /// The first digits of the SHA-256, as PyTorch puts them into file names; by itself that only tells accidents.
    case sha256Prefix(String)
    /// The MD5: all that Keras and Oxford ever published of some files.
    case md5(String)

    /// A SHA-256 as somebody types it: all of its 64 digits, or at least its first eight.
    ///
    /// - Parameter text: Hexadecimal digits, in upper or lower case.
    public init?(sha256 text: String) {
        guard (8...64).contains(text.utf8.count), text.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
        self = text.utf8.count == 64 ? .sha256(text.lowercased()) : .sha256Prefix(text.lowercased())
    }
}

extension PublishedDigest: CustomStringConvertible {
    /// The digest with its kind: `SHA-256 dcbb9e9d…`.
    public var description: String {
        switch self {
        case .sha256(let digits): "SHA-256 \(digits)"
        case .sha256Prefix(let digits): "SHA-256 \(digits)…"
        case .md5(let digits): "MD5 \(digits)"
        }
    }
}
