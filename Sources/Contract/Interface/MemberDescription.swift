/// A method, signal or property without its Swift types: what introspection tells and what libsystemd must be told.
public enum MemberDescription: Sendable {
    /// A method.
    case method(name: String, input: Arguments, output: Arguments)

    /// A signal.
    case signal(name: String, payload: Arguments)

    /// A property.
    case property(name: String, type: any PropertyValue.Type, change: PropertyChange, isWritable: Bool)

    /// Values in a row, with their names.
    public struct Arguments: Sendable, Equatable {
        /// The complete types in a row.
        public let signature: String

        /// A name for each of them.
        public let names: [String]
    }

    /// The member's name in its interface.
    public var name: String {
        switch self {
        case .method(let name, _, _), .signal(let name, _), .property(let name, _, _, _): name
        }
    }
}
