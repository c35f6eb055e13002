/// The four D-Bus types that hold others.
public enum BusContainer: Sendable, Equatable {
    /// Any number of values of one type (`a…`).
    case array

    /// Values of several types, always the same (`(…)`).
    case structure

    /// A key and its value, inside an array (`{…}`).
    case entry

    /// One value that says itself which type it has (`v`).
    case variant
}
