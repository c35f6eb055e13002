internal import CSystemd
internal import Contract

extension Export {
    /// Has the setting of properties begun as calls of methods are.
    ///
    /// sd-bus itself answers as soon as the setter of its table returns. So each message is looked at before sd-bus does;
    /// what is no setting of ours is left to sd-bus, with all that may be wrong about it.
    func takeSettings(from bus: OpaquePointer) throws(BusError) {
        guard !implementation.setters.isEmpty else { return }
        let result = sd_bus_add_filter(bus, nil, messageCame, Unmanaged.passUnretained(self).toOpaque())
        try BusError.check(result, "Taking settings of \(implementation.interface.name)")
    }

    /// What sets the property that a message is about, if it is one of ours and of the right type.
    fileprivate func setter(for message: OpaquePointer) -> BusImplementation.Handler? {
        guard sd_bus_message_is_method_call(message, StandardProperties.interface, "Set") > 0,
            sd_bus_message_has_signature(message, "ssv") > 0
        else { return nil }
        defer { sd_bus_message_rewind(message, 1) }
        let reader = MessageReader(message)
        guard let path = reader.path, objects[path] != nil, let property = try? PropertyName(from: reader),
            property.interface == implementation.interface.name,
            let type = implementation.interface.propertyType(property.name),
            (try? reader.variantSignature()) == type.signature
        else { return nil }
        return implementation.setters[property.name]
    }
}

/// Called by sd-bus for every message that comes, before it looks at the message itself; 0 leaves it to sd-bus.
private let messageCame: sd_bus_message_handler_t = { message, userdata, error in
    guard let message, let userdata else { return 0 }
    let export = Unmanaged<Export>.fromOpaque(userdata).takeUnretainedValue()
    guard let setter = export.setter(for: message) else { return 0 }
    return export.connection.callback((message, setter, error)) { $0.begin($1.0, $1.1, $1.2) }
}
