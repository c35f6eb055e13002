import Contract
import FoundationEssentials
import Glibc

extension RenderFailure {
    /// A file that cannot be written, for the reason of the system call that failed just now.
    init(unwritable path: String, _ what: String) {
        let reason = errno
        let exit: WorkerExit =
            switch DiskTrouble(error: reason) {
            case .full: .noSpace
            case .passing: .outputTroubled
            case .lasting: .outputUnwritable
            }
        self.init(exit, "\(path) \(what): \(String(cString: strerror(reason)))")
    }

    /// The exit status for a file that cannot be read.
    ///
    /// - Parameter reason: The number of `errno.h`; nil where nobody knows it.
    /// - Returns: The status.
    static func exit(unreadable reason: CInt?) -> WorkerExit {
        switch reason.map(DiskTrouble.init(error:)) {
        case .full, .passing: .inputTroubled
        case .lasting, nil: .fileMissing
        }
    }

    /// A file that Foundation could not read.
    init(unreadable error: any Error, _ message: String) {
        let reason = ((error as? CocoaError)?.underlying as? POSIXError)?.code.rawValue
        self.init(RenderFailure.exit(unreadable: reason), message)
    }
}
