internal import CSystemd
internal import Contract

/// An interface that this process implements, for one object or for a family of them.
final class Export {
    unowned let connection: BusConnection
    let implementation: BusImplementation
    let table: DispatchTable

    /// The path under which the family stands, or nil for one object.
    let family: ObjectPath?

    /// The properties whose changes are announced at a pace.
    let paced: Set<String>

    /// When those of each object are.
    var pacing: [ObjectPath: Pacing] = [:]

    /// What the getters answer, by object.
    var objects: [ObjectPath: PropertyValues] = [:]

    init(connection: BusConnection, implementation: BusImplementation, family: ObjectPath?) {
        self.connection = connection
        self.implementation = implementation
        self.family = family
        paced = Set(implementation.interface.properties.filter(\.property.isPaced).map(\.name))
        table = DispatchTable(implementation.interface, call: methodCalled, get: propertyRead)
    }

    /// The objects of a family that are listed; the others answer only those who know them.
    var listed: Set<ObjectPath> = []

    /// Takes in an object.
    func add(_ path: ObjectPath, _ values: PropertyValues) throws(BusError) {
        for (name, property) in implementation.interface.properties {
            guard let value = values.byName[name] else {
                throw BusError(.incomplete, "\(path): the property \(name) has no value.")
            }
            guard type(of: value) == property.type else {
                throw BusError(.incomplete, "\(path): the property \(name) has a value of another type.")
            }
        }
        objects[path] = values
    }

    /// Takes over new values and tells which of the changed properties clients must hear of.
    func update(_ path: ObjectPath, _ values: PropertyValues) -> [String] {
        guard let changed = objects[path]?.update(with: values) else { return [] }
        return implementation.interface.properties.compactMap { name, property in
            guard changed.contains(name) else { return nil }
            return property.change == .emits || property.change == .invalidates ? name : nil
        }
    }
}

/// Called by sd-bus for a method.
private let methodCalled: sd_bus_message_handler_t = { message, userdata, error in
    guard let message, let userdata, let member = sd_bus_message_get_member(message) else { return 0 }
    let export = Unmanaged<Export>.fromOpaque(userdata).takeUnretainedValue()
    guard let handler = export.implementation.handlers[String(cString: member)] else { return 0 }
    return export.connection.callback((message, handler, error)) { $0.begin($1.0, $1.1, $1.2) }
}

/// Called by sd-bus to write a property's value into an answer or a signal.
private let propertyRead: sd_bus_property_get_t = { _, path, _, property, reply, userdata, error in
    guard let path, let property, let reply, let userdata else { return 0 }
    let export = Unmanaged<Export>.fromOpaque(userdata).takeUnretainedValue()
    let object = ObjectPath(known: String(cString: path))
    do {
        try export.objects[object]?.byName[String(cString: property)]?.write(to: MessageWriter(reply))
        return 1
    } catch let refusal {
        return ErrorReply.set(refusal, in: error)
    }
}
