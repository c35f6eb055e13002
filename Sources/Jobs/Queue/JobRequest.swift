/// A picture that is to be painted.
public struct JobRequest: Sendable, Equatable {
    /// The name of the folder whose inbox holds the picture.
    public let folder: String

    /// The picture's name in the inbox.
    public let name: [UInt8]

    /// What tells the picture from any other one of that name.
    public let identity: SourceIdentity

    /// The directory that it settled in; nil where nobody knows.
    public let inbox: InboxIdentity?

    /// What the painting shall look like.
    public let recipe: FrozenRecipe

    /// The number of the user whose job it is to be (uid); nil where nobody knows.
    public let owner: UInt32?

    /// Its rank in the queue: the smallest goes first.
    public let priority: Int

    /// Asks for a painting.
    public init(
        folder: String,
        name: [UInt8],
        identity: SourceIdentity,
        inbox: InboxIdentity? = nil,
        recipe: FrozenRecipe,
        owner: UInt32? = nil,
        priority: Int = 0
    ) {
        self.folder = folder
        self.name = name
        self.identity = identity
        self.inbox = inbox
        self.recipe = recipe
        self.owner = owner
        self.priority = priority
    }
}
