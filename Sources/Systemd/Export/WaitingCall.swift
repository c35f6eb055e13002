internal import CSystemd

/// A call that waits until it is known who makes it.
struct WaitingCall {
    /// The call's message, held until it is taken up.
    let message: OpaquePointer

    /// What it is begun with.
    let handler: BusImplementation.Handler
}
