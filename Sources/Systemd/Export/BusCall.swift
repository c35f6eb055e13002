public import Contract

/// What a handler is told about a call besides its arguments.
public struct BusCall: Sendable {
    /// The object that was called.
    public let path: ObjectPath

    /// The unique name of the caller, such as `:1.42`.
    public let sender: String

    /// The number of the caller's user, where users are told apart (``BusConnection/limitCalls(perUser:except:)``).
    public let user: UInt32?

    /// Whether the caller bears that a person is asked for a password before it gets its answer.
    public let allowsInteraction: Bool
}
