/// Why a file has not settled yet.
public enum ReceivingReason: String, Sendable {
    /// It has changed, or an event has named it, less than the settle time ago.
    case changing

    /// A writer has it open.
    case held

    /// Nothing has been written into it yet.
    case empty

    /// This process may not read it.
    case unreadable

    /// It could not be looked at or opened just now.
    case unclear
}
