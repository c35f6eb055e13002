import Contract
import Networks

/// Why a verb could not do what it was asked for, and how the program ends.
struct ToolFailure: Error {
    let code: ClientExit
    let message: String

    init(_ code: ClientExit, _ message: String) {
        self.code = code
        self.message = message
    }

    /// What an error of the rooms below means; nil where it is one of the command line.
    init?(_ error: any Error) {
        switch error {
        case let failure as ToolFailure: self = failure
        case let error as NetworkError: self.init(.failed, error.description)
        default: return nil
        }
    }
}
