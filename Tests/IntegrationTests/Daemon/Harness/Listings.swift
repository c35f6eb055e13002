import Contract

/// A line of `impastoctl list --json`.
struct ListedJob: Decodable, Sendable, Equatable {
    let id: UInt64
    let object: String
    let folder: String
    let name: String
    let state: JobState
    let progress: Double?
    let attempts: UInt32
}

/// What `impastoctl show --json` tells.
struct ShownJob: Decodable, Sendable {
    let id: UInt64
    let uuid: String
    let name: String
    let state: JobState
    let error: String?
    let message: String?
    let attempts: UInt32
    let progress: Double?
    let iteration: UInt32?
    let iterations: UInt32?
    let loss: Double?
    let output: String?
    let snapshots: String?
    let retryAt: UInt64?
    let duplicateOf: UInt64?
    let enqueued: UInt64?
    let started: UInt64?
    let finished: UInt64?

    private enum CodingKeys: String, CodingKey {
        case id, uuid, name, state, error, attempts, progress, iteration, iterations, loss
        case message = "error_message"
        case output = "output_path"
        case snapshots = "snapshots_path"
        case retryAt = "retry_usec"
        case duplicateOf = "duplicate_of"
        case enqueued = "enqueued_usec"
        case started = "started_usec"
        case finished = "finished_usec"
    }
}

/// A line of `impastoctl folders --json`.
struct ListedFolder: Decodable, Sendable {
    let name: String
    let state: FolderState
    let reason: String?
    let pending: UInt32
    let inbox: String
    let outbox: String
}

/// What `impastoctl folders show --json` tells.
struct ShownFolder: Decodable, Sendable {
    let state: FolderState
    let receiving: [Receiving]

    /// A file that is no job yet.
    struct Receiving: Decodable, Sendable {
        let name: String
        let reason: String
        let since: UInt64

        private enum CodingKeys: String, CodingKey {
            case name, reason
            case since = "since_usec"
        }
    }
}

/// What `impastoctl status --json` tells.
struct ShownStatus: Decodable, Sendable {
    let version: String
    let state: String
    let paused: Bool
    let reason: String?
    let queued: UInt32
    let running: UInt32
    let failed: UInt32
    let jobsAtOnce: UInt32

    private enum CodingKeys: String, CodingKey {
        case version, state, paused, queued, running, failed
        case reason = "pause_reason"
        case jobsAtOnce = "jobs_at_once"
    }
}

/// What `NAME.error.json` tells.
struct ErrorReport: Decodable, Sendable {
    let code: String
    let message: String
    let name: String
    let job: UInt64?
    let attempts: Int
    let version: String
    let time: String
    let recipe_sha256: String?
}
