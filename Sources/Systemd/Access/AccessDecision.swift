/// What polkit decided.
public enum AccessDecision: Sendable {
    /// It is allowed.
    case allowed

    /// It would be allowed to somebody who gives a password, but the call does not want anybody to be asked.
    case challenge

    /// It is not allowed.
    case denied

    /// Nobody decided: there is no polkit on the bus.
    case unknown
}
