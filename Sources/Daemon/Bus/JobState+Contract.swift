import Contract
import Jobs

extension Contract.JobState {
    /// The state of a job as the bus tells it.
    init(of job: Job) {
        self =
            switch job.state {
            case .queued where job.isPaused, .running where job.isPaused: .paused
            case .queued: job.retryAt == nil ? .queued : .waiting
            case .running: .running
            case .publishing: .publishing
            case .done: .done
            case .failed: .failed
            case .canceled: .canceled
            }
    }

    /// The states of the queue in which a job may be that the bus tells so.
    var inQueue: Set<Jobs.JobState> {
        switch self {
        case .receiving: []
        case .queued, .waiting: [.queued]
        case .running: [.running]
        case .paused: [.queued, .running]
        case .publishing: [.publishing]
        case .done: [.done]
        case .failed: [.failed]
        case .canceled: [.canceled]
        }
    }
}

extension JobResult {
    /// How a job ended, as the bus tells it.
    init(of job: Job) {
        self =
            switch job.state {
            case .queued, .running, .publishing: .none
            case .done: .done
            case .failed: .failed
            case .canceled: .canceled
            }
    }
}
