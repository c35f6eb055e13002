/// A property of an interface, as a Swift type.
public struct Property<Value: PropertyValue>: InterfaceMember {
    /// The interface that the property belongs to.
    public let interface: String

    /// The property's name in the interface.
    public let name: String

    /// How clients hear of a change.
    public let change: PropertyChange

    /// Whether it is read by itself only, because it is large or may name a file: signals are heard by everybody.
    public let isExplicit: Bool

    /// Whether clients may set the property.
    public let isWritable: Bool

    /// Whether changes are announced at most once a second, with the value of that moment: a counter of what goes fast.
    public let isPaced: Bool

    /// What it is, for manual pages.
    public let summary: String

    /// Describes a property; one that is explicit must not announce its values (sd_bus_add_object_vtable(3)).
    public init(
        _ interface: String,
        _ name: String,
        _ change: PropertyChange,
        isExplicit: Bool = false,
        isWritable: Bool = false,
        isPaced: Bool = false,
        summary: String = ""
    ) {
        self.interface = interface
        self.name = name
        self.change = change
        self.isExplicit = isExplicit
        self.isWritable = isWritable
        self.isPaced = isPaced
        self.summary = summary
    }

    /// The property without its Swift type.
    public var description: MemberDescription {
        let property = PropertyDescription(
            type: Value.self,
            change: change,
            isExplicit: isExplicit,
            isWritable: isWritable,
            isPaced: isPaced
        )
        return MemberDescription(name: name, summary: summary, kind: .property(property))
    }
}
