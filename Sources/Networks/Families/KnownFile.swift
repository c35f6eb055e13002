/// A file that has been published, known by its SHA-256.
package struct KnownFile {
    /// What it is called where it was published.
    let title: String
    package let family: Family

    /// The one with that digest.
    ///
    /// Of some only the first digits were published, in the file's name; that tells a file, but not from one that somebody
    /// has made to look like it.
    package static func with(digest: String) -> KnownFile? {
        for network in Catalogue.networks {
            for file in network.files where file.digest?.isSHA256(digest) == true {
                return KnownFile(title: String(file.address.split(separator: "/").last ?? ""), family: network.family)
            }
        }
        return pystiche.digest.isSHA256(digest) ? pystiche.file : nil
    }

    /// The same as Justin Johnson's in other words; it is not fetched.
    private static let pystiche = (
        digest: PublishedDigest.sha256Prefix("74e45263"),
        file: KnownFile(title: "vgg19-74e45263.pth of pystiche", family: .oxford)
    )
}

extension PublishedDigest {
    /// Whether it is of files with that SHA-256.
    fileprivate func isSHA256(_ digits: String) -> Bool {
        switch self {
        case .sha256(let all): digits == all
        case .sha256Prefix(let first): digits.hasPrefix(first)
        case .md5: false
        }
    }
}
