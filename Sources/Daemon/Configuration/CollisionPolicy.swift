/// What happens when something in the outbox has the name of a result already (`on-exists`).
enum CollisionPolicy: String, CaseIterable {
    /// The result gets another name, with a number.
    case rename

    /// The result takes its place.
    case replace

    /// The job fails.
    case fail
}
