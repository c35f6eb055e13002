public import FoundationEssentials

/// One picture on its way from an inbox to an outbox.
///
/// A value as it stands in the store; it changes only by the methods of `Job+Transitions.swift`, each of which is one
/// transaction of the store.
public struct Job: Sendable, Equatable, Identifiable {
    /// How often in a row the worker may break down over a job before the job fails with `WorkerCrashed`.
    public static let mostCrashes = 3

    /// The job's number.
    public let id: JobID

    /// What tells the job from any other one, also from those of other queues.
    public let uuid: UUID

    /// The name of the folder whose inbox the picture was dropped into.
    public let folder: String

    /// The picture's name in the inbox.
    public let name: [UInt8]

    /// What tells the picture from any other one of that name.
    public let identity: SourceIdentity

    /// The directory that the picture settled in; nil where nobody knows, as in rows of earlier versions.
    public let inbox: InboxIdentity?

    /// What the painting shall look like.
    public let recipe: FrozenRecipe

    /// The number of the user whose job it is (uid); nil where nobody knows.
    public let owner: UInt32?

    /// When the job was queued.
    public let enqueued: Timestamp

    /// Its rank among the waiting jobs: the smallest goes first, and among equals the oldest.
    public internal(set) var priority: Int

    /// Where it stands.
    public internal(set) var state = JobState.queued

    /// Whether it is held back until somebody resumes it.
    public internal(set) var isPaused = false

    /// How it ended, or nil as long as that is open; set from ``JobState/publishing`` on.
    public internal(set) var outcome: JobOutcome?

    /// What went wrong, in one CamelCase word; nil where nothing did, also where the job was canceled on request.
    public internal(set) var errorCode: String?

    /// What went wrong, for people; nil where nothing did.
    public internal(set) var errorMessage: String?

    /// How many times a worker has begun to paint it.
    public internal(set) var attempts = 0

    /// How many of the last attempts ended in a breakdown of the worker, without one that was stopped.
    public internal(set) var crashes = 0

    /// How often in a row it was put off because of a trouble that may pass.
    public internal(set) var waits = 0

    /// Until when it is put off; nil where it is not.
    public internal(set) var retryAt: Timestamp?

    /// When the last attempt began.
    public internal(set) var started: Timestamp?

    /// When it ended and its files were where they belong.
    public internal(set) var finished: Timestamp?

    /// Where the picture is now, as a path from the inbox: first ``name``, later `done/NAME` or `failed/NAME`.
    public internal(set) var source: [UInt8]

    /// Where its files go; recorded before the first of them is moved.
    public internal(set) var publication: Publication?

    /// Whether the files of its ``publication`` are known to be in the outbox, down to the disk: only then the source moves.
    public internal(set) var isPublished = false

    /// What the last attempt was made from, recorded before its worker began.
    public internal(set) var digests: JobDigests?

    /// The job whose painting stands for this one's, which is not painted; nil where it is.
    public internal(set) var duplicateOf: JobID?

    /// Whether a worker that paints the job is to be stopped.
    public var wantsNoWorker: Bool {
        state != .running || isPaused
    }
}

extension Job {
    /// A new job, as a request asks for it.
    init(id: JobID, uuid: UUID, _ request: JobRequest, at time: Timestamp) {
        self.init(
            id: id,
            uuid: uuid,
            folder: request.folder,
            name: request.name,
            identity: request.identity,
            inbox: request.inbox,
            recipe: request.recipe,
            owner: request.owner,
            enqueued: time,
            priority: request.priority,
            source: request.name
        )
    }
}
