/// A network that others publish and that can be fetched by name.
public struct PublishedNetwork: Sendable {
    /// Its name in the catalogue, which it keeps in the store.
    public let name: String
    /// What it is, for people.
    public let title: String
    /// Whose training it is.
    public let family: Family
    /// The files that hold it, the best first; any of them will do.
    public let files: [PublishedFile]
}

extension PublishedNetwork {
    /// What it may be used for, and whom to name.
    public var licence: String { family.licence }
}
