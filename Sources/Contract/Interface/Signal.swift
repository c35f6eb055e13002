/// A signal of an interface: what it tells, as a Swift type.
public struct Signal<Payload: BusBody>: InterfaceMember {
    /// The interface that the signal belongs to.
    public let interface: String

    /// The signal's name in the interface.
    public let name: String

    /// What introspection calls the arguments.
    public let names: [String]

    /// When it is sent, for manual pages.
    public let summary: String

    /// Describes a signal; there is one name for each complete type of the payload.
    public init(_ interface: String, _ name: String, _ names: [String] = [], summary: String = "") {
        self.interface = interface
        self.name = name
        self.names = names
        self.summary = summary
    }

    /// The signal without its Swift type.
    public var description: MemberDescription {
        MemberDescription(
            name: name,
            summary: summary,
            kind: .signal(.init(signature: Payload.signature, names: names))
        )
    }
}
