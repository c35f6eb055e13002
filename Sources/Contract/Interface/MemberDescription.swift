/// A method, signal or property without its Swift types: what introspection tells and what libsystemd must be told.
public struct MemberDescription: Sendable {
    /// What a member is.
    public enum Kind: Sendable {
        /// A method, with what goes in and what comes out.
        case method(input: Arguments, output: Arguments)

        /// A signal, with what it tells.
        case signal(Arguments)

        /// A property.
        case property(PropertyDescription)
    }

    /// Values in a row, with their names.
    public struct Arguments: Sendable, Equatable {
        /// The complete types in a row.
        public let signature: String

        /// A name for each of them.
        public let names: [String]
    }

    /// The member's name in its interface.
    public let name: String

    /// What it is for, in a sentence or two; the introspection data that ships and the manual page are made of this.
    public let summary: String

    /// What the member is.
    public let kind: Kind
}
