public import Contract

/// Another process's object on the bus, whose methods are called with Swift types.
public struct BusProxy: Sendable {
    /// The connection that is used.
    public let connection: BusConnection

    /// The name of the service that has the object.
    public let service: String

    /// The object.
    public let path: ObjectPath

    /// Refers to an object; nothing is sent.
    public init(_ connection: BusConnection, service: String, path: ObjectPath) {
        self.connection = connection
        self.service = service
        self.path = path
    }

    /// Calls a method and returns its answer.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - input: Its arguments.
    ///   - patience: How long the answer is waited for; 25 s where nothing is said.
    /// - Returns: The answer.
    /// - Throws: `ServiceError` when the service refuses; ``BusError`` when there is no answer in time; `BusValueError` when
    ///   the input cannot be sent.
    public func call<Input, Output>(
        _ method: Method<Input, Output>,
        _ input: Input,
        patience: Duration? = nil
    ) async throws -> Output {
        try await connection.call(
            method.name,
            of: method.interface,
            at: path,
            of: service,
            input,
            patience: patience
        ) {
            try Output(from: $0)
        }
    }

    /// Reads a property.
    ///
    /// - Throws: ``BusError`` when there is no answer or it has another type.
    public func get<Value>(_ property: Property<Value>) async throws -> Value {
        try await call(
            StandardProperties.get(property),
            PropertyName(interface: property.interface, name: property.name)
        ).value
    }

    /// Sets a property.
    ///
    /// - Throws: `ServiceError` when the service refuses the value; ``BusError`` when there is no answer.
    public func set<Value>(_ property: Property<Value>, to value: Value) async throws {
        let setting = PropertySetting(interface: property.interface, name: property.name, value: value)
        _ = try await call(StandardProperties.set(property), setting)
    }

    /// Reads all properties of an interface but those that are read by themselves only, and those of them that are asked
    /// for.
    ///
    /// - Parameters:
    ///   - interface: The interface.
    ///   - explicit: Properties of it that are read one by one.
    /// - Returns: Their values.
    /// - Throws: ``BusError`` when there is no answer or a property has another type.
    public func properties(
        of interface: InterfaceDescription,
        and explicit: [any InterfaceMember] = []
    ) async throws -> PropertyValues {
        var values = try await all(of: interface)
        for member in explicit {
            guard let type = interface.propertyType(member.name) else { continue }
            values[member.name] = try await connection.call(
                "Get",
                of: StandardProperties.interface,
                at: path,
                of: service,
                PropertyName(interface: interface.name, name: member.name)
            ) {
                try PropertyValues.value(type, from: $0)
            }
        }
        return values
    }

    private func all(of interface: InterfaceDescription) async throws -> PropertyValues {
        try await connection.call(
            "GetAll",
            of: StandardProperties.interface,
            at: path,
            of: service,
            interface.name
        ) {
            try PropertyValues(of: interface, from: $0)
        }
    }

    /// Listens to a signal of the object; what is sent after this returns is in the stream.
    ///
    /// The stream ends when the connection is over. A signal of other types than the interface says is left out.
    ///
    /// - Throws: ``BusError`` when the bus does not allow it.
    public func signals<Payload>(_ signal: Signal<Payload>) async throws -> AsyncStream<Payload> {
        let rule = MatchRule(sender: service, path: path, interface: signal.interface, member: signal.name)
        return try await connection.subscribe(to: rule) { try Payload(from: $0) }
    }

    /// Tells who owns the service's name each time that changes: a unique name, or nil when the service is gone.
    ///
    /// - Throws: ``BusError`` when the bus does not allow it.
    public func owners() async throws -> AsyncStream<String?> {
        let signal = MessageBus.nameOwnerChanged
        let rule = MatchRule(
            sender: MessageBus.service,
            path: MessageBus.path,
            interface: signal.interface,
            member: signal.name,
            firstArgument: service
        )
        return try await connection.subscribe(to: rule) { reader in
            let change = try NameOwnerChange(from: reader)
            return change.newOwner.isEmpty ? nil : change.newOwner
        }
    }
}
