/// A property without its Swift type.
public struct PropertyDescription: Sendable {
    /// The type of its value.
    public let type: any PropertyValue.Type

    /// How clients hear of a change.
    public let change: PropertyChange

    /// Whether it is read by itself only: neither `GetAll` nor `InterfacesAdded`, which everybody hears, have its value.
    public let isExplicit: Bool

    /// Whether clients may set it.
    public let isWritable: Bool

    /// Whether changes are announced at most once a second, with the value of that moment.
    public let isPaced: Bool
}
