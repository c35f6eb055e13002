public import Contract

/// What this process does when an interface of its own is used: a handler for each method and writable property.
///
///     var manager = BusImplementation(ManagerInterface.description)
///     manager.handle(ManagerInterface.cancelJob) { request, _ in
///         try await queue.cancel(request.id)
///         return Nothing()
///     }
public struct BusImplementation: Sendable {
    /// Reads the arguments at once, and does the work later.
    typealias Handler =
        @Sendable (any BusReader, BusCall) throws -> @concurrent @Sendable () async throws -> any BusBody

    /// Reads a property's new value, accepts it and returns it.
    typealias Setter = @Sendable (any BusReader) throws -> any PropertyValue

    /// The interface.
    public let interface: InterfaceDescription

    private(set) var handlers: [String: Handler] = [:]
    private(set) var setters: [String: Setter] = [:]

    /// Begins an implementation that handles nothing yet.
    public init(_ interface: InterfaceDescription) {
        self.interface = interface
    }

    /// Does `body` when the method is called; what it returns or throws is the answer.
    ///
    /// Calls are handled side by side, each in a task of its own; the task is cancelled when the connection ends.
    public mutating func handle<Input, Output>(
        _ method: Method<Input, Output>,
        _ body: @escaping @concurrent @Sendable (Input, BusCall) async throws -> Output
    ) {
        handlers[method.name] = { reader, call in
            let input = try Input(from: reader)
            return { try await body(input, call) }
        }
    }

    /// Does `body` when a client sets the property; unless it throws, the value is the property's new one.
    ///
    /// It runs on the bus thread: it looks at the value, hands it on and returns.
    public mutating func accept<Value>(_ property: Property<Value>, _ body: @escaping @Sendable (Value) throws -> Void)
    {
        setters[property.name] = { reader in
            let value = try Value(from: reader)
            try body(value)
            return value
        }
    }

    /// Looks whether every method and every writable property has its handler.
    func checkCompleteness() throws(BusError) {
        for member in interface.members {
            let name = member.name
            switch member.kind {
            case .method where handlers[name] == nil:
                throw BusError(.incomplete, "\(interface.name): the method \(name) has no handler.")
            case .property(let property) where property.isWritable && setters[name] == nil:
                throw BusError(.incomplete, "\(interface.name): nobody accepts values for the property \(name).")
            default:
                continue
            }
        }
    }
}
