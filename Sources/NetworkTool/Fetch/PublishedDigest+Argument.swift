public import ArgumentParser
public import Networks

extension PublishedDigest: ExpressibleByArgument {
    /// The digest of these hexadecimal digits; nil where they are none.
    public init?(argument: String) {
        self.init(sha256: argument)
    }
}
