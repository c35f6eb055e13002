internal import CSystemd
internal import Contract

extension BusConnection {
    /// Works on at most so many calls of one client side by side from now on; it gets an error for those beyond.
    public func limitCalls(perClient limit: Int) {
        callsPerClient = limit
    }

    /// Reads a call's arguments and has its handler begin; the answer follows when the handler is done.
    func begin(_ message: OpaquePointer, _ export: Export, _ error: UnsafeMutablePointer<sd_bus_error>?) -> CInt {
        guard let member = sd_bus_message_get_member(message), let path = sd_bus_message_get_path(message),
            let handler = export.implementation.handlers[String(cString: member)]
        else { return 0 }
        let sender = sd_bus_message_get_sender(message).map { String(cString: $0) } ?? ""
        guard callsOfClients[sender, default: 0] < callsPerClient else {
            return sd_bus_error_set(
                error,
                "org.freedesktop.DBus.Error.LimitsExceeded",
                "\(callsPerClient) calls of this client have no answer yet."
            )
        }
        let call = BusCall(
            path: ObjectPath(known: String(cString: path)),
            sender: sender,
            allowsInteraction: sd_bus_message_get_allow_interactive_authorization(message) > 0
        )
        do {
            let work = try handler(MessageReader(message), call)
            let token = makeToken()
            sd_bus_message_ref(message)
            let task = Task.detached {
                do {
                    let output = try await work()
                    await self.answer(token, .success(output))
                } catch {
                    await self.answer(token, .failure(error))
                }
            }
            handling[token] = IncomingCall(message: message, sender: sender, work: task)
            callsOfClients[sender, default: 0] += 1
            return 1
        } catch let refusal {
            return ErrorReply.set(refusal, in: error)
        }
    }

    /// Sends the answer to a call, once, unless the connection ended in between.
    private func answer(_ token: UInt64, _ outcome: Result<any BusBody, any Error>) {
        guard let call = handling.removeValue(forKey: token) else { return }
        defer { sd_bus_message_unref(call.message) }
        let others = callsOfClients[call.sender, default: 1] - 1
        callsOfClients[call.sender] = others > 0 ? others : nil
        do {
            var reply: OpaquePointer?
            try BusError.check(sd_bus_message_new_method_return(call.message, &reply), "Answering a call")
            defer { sd_bus_message_unref(reply) }
            guard let reply else { return }
            try outcome.get().write(to: MessageWriter(reply))
            try BusError.check(sd_bus_send(bus, reply, nil), "Answering a call")
        } catch {
            var refusal = sd_bus_error()
            defer { sd_bus_error_free(&refusal) }
            _ = ErrorReply.set(error, in: &refusal)
            // It can only fail when the caller wants no answer or the bus is gone, which shows elsewhere.
            sd_bus_reply_method_error(call.message, &refusal)
        }
    }

    /// Offers a property's new value to the implementation, and announces it when it is accepted.
    func set(
        _ name: String,
        of object: ObjectPath,
        _ export: Export,
        _ reader: MessageReader,
        _ error: UnsafeMutablePointer<sd_bus_error>?
    ) -> CInt {
        do {
            guard let setter = export.implementation.setters[name] else { return 0 }
            var values = PropertyValues()
            values[name] = try setter(reader)
            try announce(export.update(object, values), of: object, export)
            return 1
        } catch let refusal {
            return ErrorReply.set(refusal, in: error)
        }
    }

    /// Sends `PropertiesChanged` for these properties; sd-bus asks the getters for the values.
    func announce(_ names: [String], of object: ObjectPath, _ export: Export) throws(BusError) {
        guard !names.isEmpty else { return }
        let interface = export.implementation.interface.name
        let result = withStringVector(names) {
            sd_bus_emit_properties_changed_strv(bus, object.text, interface, $0)
        }
        try BusError.check(result, "Announcing properties of \(object)")
    }
}
