internal import CSystemd
public import Contract
internal import Glibc

extension BusConnection {
    /// Implements an interface at one object.
    ///
    /// - Throws: ``BusError`` with ``BusError/Code/incomplete`` when a handler or a property's first value is missing.
    public func export(
        _ implementation: BusImplementation,
        at path: ObjectPath,
        properties: PropertyValues = PropertyValues()
    ) throws {
        let export = try makeExport(implementation, family: nil)
        try export.add(path, properties)
        let userdata = Unmanaged.passUnretained(export).toOpaque()
        let interface = implementation.interface.name
        let bus = try live()
        try BusError.check(
            sd_bus_add_object_vtable(bus, nil, path.text, interface, export.table.entries, userdata),
            "Implementing \(interface) at \(path)"
        )
        exports.append(export)
        try export.takeSettings(from: bus)
    }

    /// Implements an interface at any number of objects under a path, which come and go by ``add(_:properties:)`` and
    /// ``remove(_:)``.
    ///
    /// - Throws: ``BusError`` with ``BusError/Code/incomplete`` when a handler is missing.
    public func exportFamily(_ implementation: BusImplementation, under path: ObjectPath) throws {
        let export = try makeExport(implementation, family: path)
        let userdata = Unmanaged.passUnretained(export).toOpaque()
        let interface = implementation.interface.name
        let attempt = "Implementing \(interface) under \(path)"
        let bus = try live()
        // From here on sd-bus may call back, even when the second step fails.
        exports.append(export)
        try BusError.check(
            sd_bus_add_fallback_vtable(bus, nil, path.text, interface, export.table.entries, objectFound, userdata),
            attempt
        )
        try BusError.check(sd_bus_add_node_enumerator(bus, nil, path.text, objectsListed, userdata), attempt)
        try export.takeSettings(from: bus)
    }

    /// Lets clients ask this object for all objects below it (`org.freedesktop.DBus.ObjectManager`).
    ///
    /// - Throws: ``BusError`` when the connection is closed.
    public func exportObjectManager(at path: ObjectPath) throws {
        try BusError.check(sd_bus_add_object_manager(try live(), nil, path.text), "Listing the objects of \(path)")
    }

    /// Has an object of a family appear.
    ///
    /// - Throws: ``BusError`` with ``BusError/Code/incomplete`` when a property's first value is missing.
    public func add(_ path: ObjectPath, properties: PropertyValues) throws {
        let family = try family(of: path)
        let bus = try live()
        try family.add(path, properties)
        family.listed.insert(path)
        try checkAnnouncement(sd_bus_emit_object_added(bus, path.text), of: path)
    }

    /// Has an object of a family answer whoever knows it, without being announced or listed; leaves one alone that is
    /// there already.
    ///
    /// - Returns: Whether it was not there.
    /// - Throws: ``BusError`` with ``BusError/Code/incomplete`` when a property's first value is missing.
    public func addUnlisted(_ path: ObjectPath, properties: PropertyValues) throws -> Bool {
        let family = try family(of: path)
        guard family.objects[path] == nil else { return false }
        try family.add(path, properties)
        return true
    }

    /// Announces that an object of a family is gone and lists it no more, though it still answers whoever knows it.
    ///
    /// - Throws: ``BusError`` when the connection is closed.
    public func retire(_ path: ObjectPath) throws {
        guard let family = exports.first(where: { $0.listed.contains(path) }) else { return }
        // The signal lists the object's interfaces, so that it is sent while the object is still there.
        try checkAnnouncement(sd_bus_emit_object_removed(try live(), path.text), of: path)
        family.listed.remove(path)
    }

    /// Has an object of a family disappear.
    ///
    /// - Throws: ``BusError`` when the connection is closed.
    public func remove(_ path: ObjectPath) throws {
        try retire(path)
        for export in exports where export.family != nil { export.objects[path] = nil }
    }

    /// Gives a property a new value; clients are told as the interface says, if it is another one than before.
    ///
    /// - Throws: ``BusError`` when the connection is closed.
    public func update<Value>(_ property: Property<Value>, to value: Value, at path: ObjectPath) throws {
        var values = PropertyValues()
        values[property] = value
        try update(property.interface, at: path, values)
    }

    /// Gives some of an interface's properties new values, announced together.
    ///
    /// - Throws: ``BusError`` when the connection is closed.
    public func update(_ interface: InterfaceDescription, at path: ObjectPath, _ values: PropertyValues) throws {
        try update(interface.name, at: path, values)
    }

    /// Sends a signal to everybody who listens.
    ///
    /// - Throws: ``BusError`` when the connection is closed; `BusValueError` when the payload cannot be sent.
    public func emit<Payload>(_ signal: Signal<Payload>, _ payload: Payload, from path: ObjectPath) throws {
        try send(signal, payload, from: path, to: nil)
    }

    /// Sends a signal to some clients, by their unique names, and to nobody else.
    ///
    /// - Throws: ``BusError`` when the connection is closed; `BusValueError` when the payload cannot be sent.
    public func emit<Payload>(
        _ signal: Signal<Payload>,
        _ payload: Payload,
        from path: ObjectPath,
        to clients: [String]
    ) throws {
        for client in clients { try send(signal, payload, from: path, to: client) }
    }

    private func send<Payload>(
        _ signal: Signal<Payload>,
        _ payload: Payload,
        from path: ObjectPath,
        to client: String?
    ) throws {
        var message: OpaquePointer?
        let attempt = "Sending \(signal.interface).\(signal.name)"
        try BusError.check(
            sd_bus_message_new_signal(try live(), &message, path.text, signal.interface, signal.name),
            attempt
        )
        defer { sd_bus_message_unref(message) }
        guard let message else { return }
        try payload.write(to: MessageWriter(message))
        try BusError.check(sd_bus_send_to(bus, message, client, nil), attempt)
    }

    /// Asks for a well-known name.
    ///
    /// A service does so last: clients that see the name must find everything in place (daemon(7)).
    ///
    /// - Throws: ``BusError`` with ``BusError/Code/nameTaken`` when another process has it.
    public func requestName(_ name: String) async throws {
        let messageBus = BusProxy(self, service: MessageBus.service, path: MessageBus.path)
        let result = try await messageBus.call(MessageBus.requestName, NameRequest(name: name))
        guard MessageBus.nameIsOurs.contains(result) else {
            throw BusError(.nameTaken, "The name \(name) is taken: another instance is running on this bus.")
        }
    }

    private func family(of path: ObjectPath) throws(BusError) -> Export {
        guard let family = exports.first(where: { $0.family.map(path.isBelow) ?? false }) else {
            throw BusError(.incomplete, "\(path): no family of objects is implemented there.")
        }
        return family
    }

    private func checkAnnouncement(_ result: CInt, of path: ObjectPath) throws(BusError) {
        // Without an object manager above the object there is nobody to be told.
        guard result != -ESRCH else { return }
        try BusError.check(result, "Announcing the object \(path)")
    }

    private func makeExport(_ implementation: BusImplementation, family: ObjectPath?) throws(BusError) -> Export {
        try implementation.checkCompleteness()
        return Export(connection: self, implementation: implementation, family: family)
    }

    private func update(_ interface: String, at path: ObjectPath, _ values: PropertyValues) throws {
        let export = exports.first { $0.implementation.interface.name == interface && $0.objects[path] != nil }
        guard let export else { return }
        try announce(export.update(path, values), of: path, export)
    }
}

extension ObjectPath {
    fileprivate func isBelow(_ other: ObjectPath) -> Bool {
        text.hasPrefix(other.text + "/")
    }
}

/// Called by sd-bus to learn whether an object of a family is there.
private let objectFound: sd_bus_object_find_t = { _, path, _, userdata, found, _ in
    guard let path, let userdata else { return 0 }
    let export = Unmanaged<Export>.fromOpaque(userdata).takeUnretainedValue()
    guard export.objects[ObjectPath(known: String(cString: path))] != nil else { return 0 }
    found?.pointee = userdata
    return 1
}

/// Called by sd-bus to list the objects of a family; it frees the list.
private let objectsListed: sd_bus_node_enumerator_t = { _, _, userdata, nodes, _ in
    guard let userdata, let nodes else { return 0 }
    let export = Unmanaged<Export>.fromOpaque(userdata).takeUnretainedValue()
    nodes.pointee = makeStringVector(export.listed.map(\.text).sorted())
    return nodes.pointee == nil ? -ENOMEM : 0
}
