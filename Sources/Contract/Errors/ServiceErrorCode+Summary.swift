extension ServiceErrorCode {
    /// What the error means, in a sentence, for manual pages.
    public var summary: String {
        switch self {
        case .noSuchJob: "There is no job of that number, or none of that picture."
        case .noSuchFolder: "There is no folder of that name."
        case .jobFinished: "The job is over, so that nothing can be done to it any more."
        case .jobNotRetryable: "The job cannot be tried again in the state it is in."
        case .jobNotPausable: "The job cannot be paused or resumed in the state it is in."
        case .queueFull: "There are as many jobs waiting as there may be."
        case .folderUnavailable: "The folder takes no pictures now: it is missing, unreadable, or without a recipe."
        case .configInvalid: "A recipe or the daemon's configuration is wrong."
        case .invalidArgument: "An argument makes no sense."
        case .unsupportedFormat: "The file is of a kind that is not painted."
        case .imageTooLarge: "The picture has more pixels or bytes than are allowed."
        case .imageCorrupt: "The file cannot be read as a picture."
        case .notRegular: "What was given is no regular file."
        case .accessDenied: "The file may not be read, or the caller may not do that."
        case .noSpace: "The disk is full."
        case .outOfMemory: "There is not enough memory for the picture at this size."
        case .networkUnusable: "The network file is missing or broken."
        case .outputUnwritable: "The result cannot be written where it belongs."
        case .outputExists: "Something has the result's name already, and the folder wants no other name."
        case .noOutput: "There is no painting yet, or no snapshot of that number."
        case .workerCrashed: "The worker broke down again and again on the same picture."
        case .timedOut: "The painting took longer than is allowed."
        case .syncTimeout: "What was dropped has not settled within the time that the caller gave it."
        case .limitExceeded: "There is as much of it at once as there may be."
        case .paused: "The queue is paused."
        case .stopping: "The daemon is about to end."
        case .internalError: "Something happened that never should."
        }
    }
}
