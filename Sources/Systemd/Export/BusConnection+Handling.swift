internal import CSystemd
internal import Contract

extension BusConnection {
    /// Reads a call's arguments and has its handler begin; the answer follows when the handler is done.
    func begin(
        _ message: OpaquePointer,
        _ handler: @escaping BusImplementation.Handler,
        _ error: UnsafeMutablePointer<sd_bus_error>?
    ) -> CInt {
        guard let path = sd_bus_message_get_path(message) else { return 0 }
        let sender = sd_bus_message_get_sender(message).map { String(cString: $0) } ?? ""
        guard let account = callers.account(of: sender) else {
            return keep(message, handler, of: sender) ? 1 : refuse(error)
        }
        guard callers.atWork[account, default: 0] < callers.limit else { return refuse(error) }
        let call = BusCall(
            path: ObjectPath(known: String(cString: path)),
            sender: sender,
            user: callers.users[sender],
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
            handling[token] = IncomingCall(message: message, account: account, work: task)
            callers.atWork[account, default: 0] += 1
            return 1
        } catch let refusal {
            return ErrorReply.set(refusal, in: error)
        }
    }

    private func refuse(_ error: UnsafeMutablePointer<sd_bus_error>?) -> CInt {
        sd_bus_error_set(
            error,
            "org.freedesktop.DBus.Error.LimitsExceeded",
            "\(callers.limit) calls of yours have no answer yet."
        )
    }

    /// Sends the answer to a call, once, unless the connection ended in between.
    private func answer(_ token: UInt64, _ outcome: Result<any BusBody, any Error>) {
        guard let call = handling.removeValue(forKey: token) else { return }
        defer { sd_bus_message_unref(call.message) }
        let others = callers.atWork[call.account, default: 1] - 1
        callers.atWork[call.account] = others > 0 ? others : nil
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
}
