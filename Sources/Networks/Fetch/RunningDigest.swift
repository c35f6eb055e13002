import Crypto

/// The digests of what has come so far.
struct RunningDigest {
    private let published: PublishedDigest?
    private var sha256 = SHA256()
    /// Only where nothing but an MD5 was published.
    ///
    /// MD5 is no protection against somebody who may choose both of two files; it is good enough to tell whether this
    /// is the file that its publisher gave the figure for.
    private var md5 = Insecure.MD5()

    init(_ published: PublishedDigest?) {
        self.published = published
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        sha256.update(bufferPointer: bytes)
        if case .md5 = published { md5.update(bufferPointer: bytes) }
    }

    /// The SHA-256 of all bytes, in hexadecimal digits.
    var sha256Digits: String { sha256.finalize().hexadecimal }

    /// What the bytes have instead of the digest that was published; nil when they have that one, or none was.
    var contradiction: PublishedDigest? {
        switch published {
        case nil: nil
        case .sha256(let digits): sha256Digits == digits ? nil : .sha256(sha256Digits)
        case .sha256Prefix(let digits): sha256Digits.hasPrefix(digits) ? nil : .sha256(sha256Digits)
        case .md5(let digits): md5Digits == digits ? nil : .md5(md5Digits)
        }
    }

    private var md5Digits: String { md5.finalize().hexadecimal }
}
