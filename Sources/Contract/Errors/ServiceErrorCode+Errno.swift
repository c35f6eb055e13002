internal import Glibc

extension ServiceErrorCode {
    /// The number of errno(3) that comes nearest, for clients that know errors by numbers.
    ///
    /// A client in C gets it from sd_bus_error_get_errno(3) once it has given libsystemd the same table.
    public var errorNumber: CInt { constant.number }

    /// The name of that number, such as `ENXIO`.
    public var errorNumberName: String { constant.name }

    private var constant: (number: CInt, name: String) {
        switch self {
        case .noSuchJob, .noSuchFolder: (ENXIO, "ENXIO")
        case .jobFinished: (EALREADY, "EALREADY")
        case .jobNotRetryable, .jobNotPausable, .configInvalid, .invalidArgument, .notRegular: (EINVAL, "EINVAL")
        case .queueFull: (ENOBUFS, "ENOBUFS")
        case .folderUnavailable: (ENODEV, "ENODEV")
        case .unsupportedFormat: (EOPNOTSUPP, "EOPNOTSUPP")
        case .imageTooLarge: (EFBIG, "EFBIG")
        case .imageCorrupt: (EBADMSG, "EBADMSG")
        case .accessDenied: (EACCES, "EACCES")
        case .noSpace: (ENOSPC, "ENOSPC")
        case .outOfMemory: (ENOMEM, "ENOMEM")
        case .networkUnusable: (ENODATA, "ENODATA")
        case .outputUnwritable: (EIO, "EIO")
        case .outputExists: (EEXIST, "EEXIST")
        case .noOutput: (ENOENT, "ENOENT")
        case .workerCrashed: (ECHILD, "ECHILD")
        case .timedOut: (ETIME, "ETIME")
        case .syncTimeout: (ETIMEDOUT, "ETIMEDOUT")
        case .limitExceeded: (EDQUOT, "EDQUOT")
        case .paused: (EBUSY, "EBUSY")
        case .stopping: (ESHUTDOWN, "ESHUTDOWN")
        case .internalError: (ENOTRECOVERABLE, "ENOTRECOVERABLE")
        }
    }
}
