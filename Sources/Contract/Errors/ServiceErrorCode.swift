/// Why the daemon refused or failed, in words that programs can compare.
///
/// On the bus the error `noSuchJob` is called `org.impasto.Impasto1.NoSuchJob`, and so on.
public enum ServiceErrorCode: String, Sendable, CaseIterable {
    /// There is no job with that number.
    case noSuchJob = "NoSuchJob"

    /// There is no folder of that name.
    case noSuchFolder = "NoSuchFolder"

    /// The job is over, so that nothing can be done to it any more.
    case jobFinished = "JobFinished"

    /// The job cannot run again: it is not over, or its picture is gone.
    case jobNotRetryable = "JobNotRetryable"

    /// The job cannot be paused or resumed in the state it is in.
    case jobNotPausable = "JobNotPausable"

    /// There are as many jobs waiting as there may be.
    case queueFull = "QueueFull"

    /// The folder is missing, or may not be read or written.
    case folderUnavailable = "FolderUnavailable"

    /// A recipe or the daemon's configuration is wrong.
    case configInvalid = "ConfigInvalid"

    /// An argument makes no sense.
    case invalidArgument = "InvalidArgument"

    /// The file is of a kind that is not painted.
    case unsupportedFormat = "UnsupportedFormat"

    /// The picture has more pixels or bytes than are allowed.
    case imageTooLarge = "ImageTooLarge"

    /// The file begins like a picture and is none.
    case imageCorrupt = "ImageCorrupt"

    /// What was given is not a regular file.
    case notRegular = "NotRegular"

    /// The caller may not do that, or the file may not be read.
    case accessDenied = "AccessDenied"

    /// The disk is full.
    case noSpace = "NoSpace"

    /// There is not enough memory for the picture at this size.
    case outOfMemory = "OutOfMemory"

    /// The network file is missing or broken.
    case networkUnusable = "NetworkUnusable"

    /// The result cannot be written where it belongs.
    case outputUnwritable = "OutputUnwritable"

    /// Something has the result's name already, and the folder wants no other name.
    case outputExists = "OutputExists"

    /// There is no painting yet, or no snapshot of that number.
    case noOutput = "NoOutput"

    /// The worker died again and again on the same picture.
    case workerCrashed = "WorkerCrashed"

    /// The work took longer than is allowed.
    case timedOut = "TimedOut"

    /// What was dropped has not settled within the time that the caller gave it.
    case syncTimeout = "SyncTimeout"

    /// There is as much of it at once as there may be.
    case limitExceeded = "LimitExceeded"

    /// The queue is paused.
    case paused = "Paused"

    /// The daemon is about to end.
    case stopping = "Stopping"

    /// Something happened that never should.
    case internalError = "InternalError"

    /// The error's name on the bus.
    public var busName: String {
        BusNames.errorPrefix + rawValue
    }

    /// The code of the error that has that name on the bus, or nil when it is none of this service's.
    public init?(busName: String) {
        guard busName.hasPrefix(BusNames.errorPrefix) else { return nil }
        self.init(rawValue: String(busName.dropFirst(BusNames.errorPrefix.count)))
    }
}
