/// A signal of an interface: what it tells, as a Swift type.
public struct Signal<Payload: BusBody>: InterfaceMember {
    /// The interface that the signal belongs to.
    public let interface: String

    /// The signal's name in the interface.
    public let name: String

    /// What introspection calls the arguments.
    public let names: [String]

    /// Describes a signal; there is one name for each complete type of the payload.
    public init(_ interface: String, _ name: String, _ names: [String] = []) {
        self.interface = interface
        self.name = name
        self.names = names
    }

    /// The signal without its Swift type.
    public var description: MemberDescription {
        .signal(name: name, payload: .init(signature: Payload.signature, names: names))
    }
}
