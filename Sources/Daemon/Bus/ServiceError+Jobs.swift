import Contract
import Jobs

extension ServiceError {
    /// What a client is told when the queue refuses.
    ///
    /// - Parameters:
    ///   - error: The queue's refusal.
    ///   - wrongState: What it is called when the job's state does not allow what was asked for.
    init(_ error: JobError, wrongState: ServiceErrorCode) {
        let code: ServiceErrorCode =
            switch error.code {
            case .noSuchJob: .noSuchJob
            case .wrongState: wrongState
            case .quotaExceeded: .queueFull
            case .storeUnusable, .storeTooNew, .nameTaken, .paintingLost: .internalError
            }
        self.init(code, error.message)
    }
}
