/// A method of an interface: what goes in and what comes out, as Swift types.
///
/// The D-Bus signatures follow from the types, so that the daemon's side and the client's cannot disagree.
public struct Method<Input: BusBody, Output: BusBody>: InterfaceMember {
    /// The interface that the method belongs to.
    public let interface: String

    /// The method's name in the interface.
    public let name: String

    /// What introspection calls the arguments that go in.
    public let inputNames: [String]

    /// What introspection calls the arguments that come out.
    public let outputNames: [String]

    /// What it does, for manual pages.
    public let summary: String

    /// Describes a method; there is one name for each complete type that goes in and out.
    public init(
        _ interface: String,
        _ name: String,
        in inputNames: [String] = [],
        out outputNames: [String] = [],
        summary: String = ""
    ) {
        self.interface = interface
        self.name = name
        self.inputNames = inputNames
        self.outputNames = outputNames
        self.summary = summary
    }

    /// The method without its Swift types.
    public var description: MemberDescription {
        MemberDescription(
            name: name,
            summary: summary,
            kind: .method(
                input: .init(signature: Input.signature, names: inputNames),
                output: .init(signature: Output.signature, names: outputNames)
            )
        )
    }
}
