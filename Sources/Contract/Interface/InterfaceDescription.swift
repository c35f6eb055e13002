/// A D-Bus interface: the one description from which the daemon's dispatch table, the introspection data, the manual page
/// and the clients' calls follow.
public struct InterfaceDescription: Sendable, CustomStringConvertible {
    /// The interface's name, such as `org.impasto.Impasto1.Manager`.
    public let name: String

    /// What it is for, for manual pages.
    public let summary: String

    /// Methods, signals and properties, in the order in which introspection lists them.
    public let members: [MemberDescription]

    /// The interface's name.
    public var description: String { name }

    /// Describes an interface by its members, which must all belong to it.
    public init(_ name: String, summary: String = "", _ members: [any InterfaceMember]) {
        self.name = name
        self.summary = summary
        self.members = members.map(\.description)
    }

    /// The properties by their names, in the order of the members.
    public var properties: [(name: String, property: PropertyDescription)] {
        members.compactMap { member in
            guard case .property(let property) = member.kind else { return nil }
            return (member.name, property)
        }
    }

    /// The type of the property of that name, or nil when there is no such property.
    public func propertyType(_ property: String) -> (any PropertyValue.Type)? {
        properties.first { $0.name == property }?.property.type
    }
}
