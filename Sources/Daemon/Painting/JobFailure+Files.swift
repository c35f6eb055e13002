import Contract
import Jobs
import SystemPackage

extension JobFailure {
    /// What it means for a job that something could not be done to a file.
    ///
    /// - Parameters:
    ///   - error: What could not be done.
    ///   - code: What it is called where it is there to stay.
    init(_ error: FileError, _ code: ServiceErrorCode) {
        let isFull = error.reason == .noSpace || error.reason == .diskQuotaExceeded
        self.init(
            code: isFull ? ServiceErrorCode.noSpace.rawValue : code.rawValue,
            message: error.description,
            consequence: isFull ? .blocks : error.reason.mayPass ? .waits : .fails
        )
    }
}

extension Errno {
    /// Whether the same may work later although nobody does anything: a busy file, a stale handle, a disk in trouble.
    fileprivate var mayPass: Bool {
        switch self {
        case .ioError, .staleNFSFileHandle, .resourceBusy, .resourceTemporarilyUnavailable, .interrupted,
            .tooManyOpenFiles, .tooManyOpenFilesInSystem, .noMemory:
            true
        default: false
        }
    }
}
