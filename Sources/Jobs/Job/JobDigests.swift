/// What a job is made from, by content: equal digests give equal paintings.
public struct JobDigests: Sendable, Hashable {
    /// The SHA-256 of the source.
    public let content: [UInt8]

    /// The SHA-256 of the frozen recipe and of the pictures that it names.
    public let recipe: [UInt8]

    /// Takes the digests of a job.
    public init(content: [UInt8], recipe: [UInt8]) {
        self.content = content
        self.recipe = recipe
    }
}
