internal import CSystemd

/// A call of another process that one of our handlers works on.
struct IncomingCall {
    /// The call's message, held until it is answered.
    let message: OpaquePointer

    /// Whom it is counted for.
    let account: Callers.Account

    /// The handler at work.
    let work: Task<Void, Never>

    /// Gives the call up without an answer.
    func abandon() {
        work.cancel()
        sd_bus_message_unref(message)
    }
}
