internal import CSystemd
internal import Contract

/// The errors that travel as messages, both ways.
enum ErrorReply {
    /// What an error message from the other side is in Swift.
    static func error(from error: sd_bus_error) -> any Error {
        let name = error.name.map { String(cString: $0) } ?? ""
        let message = error.message.map { String(cString: $0) } ?? name
        if let code = ServiceErrorCode(busName: name) {
            return ServiceError(code, message)
        }
        switch name {
        case "org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner":
            return BusError(.noService, message)
        case "org.freedesktop.DBus.Error.NoReply", "org.freedesktop.DBus.Error.Timeout":
            return BusError(.noReply, message)
        case "org.freedesktop.DBus.Error.AccessDenied":
            return BusError(.accessDenied, message)
        default:
            return BusError(.remote(name), message)
        }
    }

    /// The bus name and the text of what a handler threw.
    static func nameAndMessage(of error: any Error) -> (name: String, message: String) {
        switch error {
        case let error as ServiceError: (error.code.busName, error.message)
        case let error as BusValueError: ("org.freedesktop.DBus.Error.InvalidArgs", error.message)
        default: (ServiceErrorCode.internalError.busName, String(describing: error))
        }
    }

    /// Puts what a handler threw where sd-bus looks for it, and returns what the callback must return.
    static func set(_ error: any Error, in target: UnsafeMutablePointer<sd_bus_error>?) -> CInt {
        let (name, message) = nameAndMessage(of: error)
        return sd_bus_error_set(target, name, message)
    }
}
