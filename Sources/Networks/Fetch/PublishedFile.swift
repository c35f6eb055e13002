/// A file at an address, and what is known of it beforehand.
public struct PublishedFile: Sendable, Equatable {
    /// Where it is: an address of HTTP or HTTPS.
    public let address: String
    /// How many bytes it has, where that is known.
    public let size: Int?
    /// Its digest, where one was published.
    public let digest: PublishedDigest?

    /// A file at that address.
    public init(_ address: String, size: Int? = nil, digest: PublishedDigest? = nil) {
        self.address = address
        self.size = size
        self.digest = digest
    }

    /// The address for others to see, without the name and the password that one may hold.
    public var shownAddress: String {
        let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count > 2, let at = parts[2].lastIndex(of: "@") else { return address }
        return (parts[..<2] + [parts[2][at...].dropFirst()] + parts[3...]).joined(separator: "/")
    }
}
