import Contract
import FoundationEssentials
import Jobs

/// A job as a line of JSON, under the names that `impastoctl show --json` has; what is not known is left out.
struct ExportedJob: Encodable {
    private let id: UInt64
    private let uuid: String
    private let object: String
    private let folder: String
    private let name: String
    private let state: Contract.JobState
    private let error: String?
    private let errorMessage: String?
    private let attempts: Int
    private let priority: Int
    private let owner: UInt32?
    private let style: String?
    private let progress: Double?
    private let enqueued: UInt64
    private let started: UInt64?
    private let retryAt: UInt64?
    private let finished: UInt64?
    private let duplicateOf: UInt64?
    private let contentHash: String?
    private let output: String?
    private let snapshots: String?

    private enum CodingKeys: String, CodingKey {
        case id, uuid, object, folder, name, state, error, attempts, priority, style, progress
        case errorMessage = "error_message"
        case owner = "owner_uid"
        case enqueued = "enqueued_usec"
        case started = "started_usec"
        case retryAt = "retry_usec"
        case finished = "finished_usec"
        case duplicateOf = "duplicate_of"
        case contentHash = "content_hash"
        case output = "output_path"
        case snapshots = "snapshots_path"
    }

    /// Takes what a job's row says.
    ///
    /// - Parameters:
    ///   - job: The job.
    ///   - style: The file names of its style pictures; nil where its recipe cannot be read any more.
    init(_ job: Job, style: String?) {
        id = job.busID
        uuid = job.busUUID
        object = job.busPath.text
        folder = job.folder
        name = EscapedName.text(of: job.name)
        state = Contract.JobState(of: job)
        error = job.errorCode.map { BusNames.errorPrefix + $0 }
        errorMessage = job.errorMessage
        attempts = job.attempts
        priority = job.priority
        owner = job.owner
        self.style = style
        progress = job.state == .done ? 1 : nil
        enqueued = job.enqueued.busTime
        started = job.started?.busTime
        retryAt = job.retryAt?.busTime
        finished = job.finished?.busTime
        duplicateOf = job.duplicateOf.map { UInt64(clamping: $0.rawValue) }
        contentHash = job.digests?.content.hexadecimal
        let publication = job.state == .done ? job.publication : nil
        output = publication?.painting.map { EscapedName.text(of: $0) }
        snapshots = publication?.snapshots.map { EscapedName.text(of: $0) }
    }
}
