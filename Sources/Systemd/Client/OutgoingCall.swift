internal import CSystemd
internal import Contract

/// A call of ours that waits for its answer.
final class OutgoingCall {
    let connection: BusConnection
    let token: UInt64
    private let finish: (Result<MessageReader, any Error>) -> Void

    init(connection: BusConnection, token: UInt64, finish: @escaping (Result<MessageReader, any Error>) -> Void) {
        self.connection = connection
        self.token = token
        self.finish = finish
    }

    /// The answer is here; it may be an error.
    func succeed(_ message: OpaquePointer) {
        if let error = sd_bus_message_get_error(message) {
            finish(.failure(ErrorReply.error(from: error.pointee)))
        } else {
            finish(.success(MessageReader(message)))
        }
    }

    /// No answer will come.
    func fail(_ error: BusError) {
        finish(.failure(error))
    }
}
