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

    /// The interface.
    public let interface: InterfaceDescription

    private(set) var handlers: [String: Handler] = [:]
    private(set) var setters: [String: Handler] = [:]

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
        handlers[method.name] = Self.handler(body)
    }

    /// Does `body` when a client sets the property: it decides whether this client may, and has the property updated
    /// (``BusConnection/update(_:to:at:)``) before it returns.
    ///
    /// It is handled, counted and answered as the call of a method is.
    public mutating func accept<Value>(
        _ property: Property<Value>,
        _ body: @escaping @concurrent @Sendable (Value, BusCall) async throws -> Void
    ) {
        setters[property.name] = Self.handler { (setting: PropertySetting<Value>, call) in
            try await body(setting.value, call)
            return Nothing()
        }
    }

    private static func handler<Input: BusBody, Output: BusBody>(
        _ body: @escaping @concurrent @Sendable (Input, BusCall) async throws -> Output
    ) -> Handler {
        { reader, call in
            let input = try Input(from: reader)
            return { try await body(input, call) }
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
