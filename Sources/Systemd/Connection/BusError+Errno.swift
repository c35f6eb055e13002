internal import Glibc

extension BusError {
    /// Passes on what a function of libsystemd returned, unless it is a negative errno.
    @discardableResult
    static func check(_ result: CInt, _ attempt: @autoclosure () -> String) throws(BusError) -> CInt {
        guard result < 0 else { return result }
        let reason = String(cString: strerror(-result))
        switch -result {
        case ENOTCONN, ECONNRESET, EPIPE: throw BusError(.disconnected, "\(attempt()): the bus is gone (\(reason)).")
        default: throw BusError(.system(-result), "\(attempt()): \(reason).")
        }
    }
}
