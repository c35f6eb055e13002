internal import CSystemd
internal import Contract

extension BusConnection {
    /// Calls a method and waits for the answer, no longer than `patience`, or 25 s, the default of sd-bus.
    func call<Output: Sendable>(
        _ member: String,
        of interface: String,
        at path: ObjectPath,
        of service: String,
        _ input: any BusBody,
        patience: Duration? = nil,
        decode: @escaping @Sendable (any BusReader) throws -> Output
    ) async throws -> Output {
        var message: OpaquePointer?
        let attempt = "Calling \(interface).\(member)"
        try BusError.check(
            sd_bus_message_new_method_call(try live(), &message, service, path.text, interface, member),
            attempt
        )
        defer { sd_bus_message_unref(message) }
        guard let message else { throw BusError(.disconnected, attempt) }
        try input.write(to: MessageWriter(message))
        let limit = patience.map { UInt64($0 / .microseconds(1)) } ?? 0

        return try await withCheckedThrowingContinuation { continuation in
            let call = OutgoingCall(connection: self, token: makeToken()) { answer in
                continuation.resume(
                    with: Result {
                        let reader = try answer.get()
                        do {
                            return try decode(reader)
                        } catch let error as BusValueError {
                            throw BusError(.badReply, "The answer to \(interface).\(member) makes no sense: \(error)")
                        }
                    }
                )
            }
            calls[call.token] = call
            let userdata = Unmanaged.passUnretained(call).toOpaque()
            do throws(BusError) {
                try BusError.check(sd_bus_call_async(bus, nil, message, answerArrived, userdata, limit), attempt)
            } catch {
                calls[call.token] = nil
                call.fail(error)
            }
        }
    }

    fileprivate func finish(_ call: OutgoingCall, _ message: OpaquePointer) {
        calls[call.token] = nil
        call.succeed(message)
    }
}

/// Called by sd-bus when the answer to a call came, its time is over or the bus is gone.
private let answerArrived: sd_bus_message_handler_t = { message, userdata, _ in
    guard let message, let userdata else { return 0 }
    let call = Unmanaged<OutgoingCall>.fromOpaque(userdata).takeUnretainedValue()
    call.connection.callback((call, message)) { $0.finish($1.0, $1.1) }
    return 1
}
