/// What a connection waits for.
struct BusWish: Sendable {
    /// The socket.
    let descriptor: CInt

    /// What is to be watched for, as of poll(2).
    let events: Int16

    /// When the connection wants to be called even though nothing came, in microseconds of CLOCK_MONOTONIC.
    let deadline: UInt64?
}
