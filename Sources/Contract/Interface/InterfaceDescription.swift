/// A D-Bus interface: the one description from which the daemon's dispatch table, the introspection data and the
/// clients' calls follow.
public struct InterfaceDescription: Sendable {
    /// The interface's name, such as `org.impasto.Impasto1.Manager`.
    public let name: String

    /// Methods, signals and properties, in the order in which introspection lists them.
    public let members: [MemberDescription]

    /// Describes an interface by its members, which must all belong to it.
    public init(_ name: String, _ members: [any InterfaceMember]) {
        self.name = name
        self.members = members.map(\.description)
    }

    /// The type of the property of that name, or nil when there is no such property.
    public func propertyType(_ property: String) -> (any PropertyValue.Type)? {
        for case .property(property, let type, _, _) in members {
            return type
        }
        return nil
    }
}
