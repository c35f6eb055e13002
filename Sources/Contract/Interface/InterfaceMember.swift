/// A method, signal or property.
public protocol InterfaceMember: Sendable {
    /// The interface that the member belongs to.
    var interface: String { get }

    /// The member's name in the interface.
    var name: String { get }

    /// The member without its Swift types.
    var description: MemberDescription { get }
}
