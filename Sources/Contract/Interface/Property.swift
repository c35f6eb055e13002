/// A property of an interface, as a Swift type.
public struct Property<Value: PropertyValue>: InterfaceMember {
    /// The interface that the property belongs to.
    public let interface: String

    /// The property's name in the interface.
    public let name: String

    /// How clients hear of a change.
    public let change: PropertyChange

    /// Whether clients may set the property.
    public let isWritable: Bool

    /// Describes a property.
    public init(_ interface: String, _ name: String, _ change: PropertyChange, isWritable: Bool = false) {
        self.interface = interface
        self.name = name
        self.change = change
        self.isWritable = isWritable
    }

    /// The property without its Swift type.
    public var description: MemberDescription {
        .property(name: name, type: Value.self, change: change, isWritable: isWritable)
    }
}
