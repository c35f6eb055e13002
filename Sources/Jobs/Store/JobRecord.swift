internal import FoundationEssentials
internal import GRDB

/// A job as a row of the store's table.
struct JobRecord: FetchableRecord, PersistableRecord {
    static let databaseTableName = "job"

    /// The columns in the order in which a row is read, for a place is found much faster than a name: a query for whole rows
    /// asks for ``selection``.
    enum Column: Int, CaseIterable {
        case id, uuid, folder, name, device, inode, size, modified, inboxDevice, inboxInode, recipe, owner, priority,
            state, paused, outcome, errorCode, errorMessage, attempts, crashes, waits, retryAt, enqueued, started,
            finished, boot, enqueuedMonotonic, startedMonotonic, finishedMonotonic, source, planned, plannedPainting,
            plannedSnapshots, plannedSidecar, plannedSource, published, duplicateOf, contentDigest, recipeDigest
    }

    /// What a query for whole rows asks for.
    static let selection = Column.allCases.map { "\($0)" }.joined(separator: ", ")

    static var databaseSelection: [any SQLSelectable] { Column.allCases.map { GRDB.Column("\($0)") } }

    /// The number of a job that SQLite has yet to number.
    static let unnumbered = JobID(rawValue: 0)

    var job: Job

    init(_ job: Job) {
        self.job = job
    }

    init(row: Row) throws {
        job = Job(
            id: JobID(rawValue: try row.value(.id)),
            uuid: try row.value(.uuid),
            folder: try row.value(.folder),
            name: try row.bytes(.name),
            identity: SourceIdentity(
                device: UInt64(bitPattern: try row.value(.device)),
                inode: UInt64(bitPattern: try row.value(.inode)),
                size: try row.value(.size),
                modifiedNanoseconds: try row.value(.modified)
            ),
            inbox: try InboxIdentity(row),
            recipe: FrozenRecipe(json: try row.value(.recipe)),
            owner: try row.value(.owner, as: Int64?.self).map { UInt32(truncatingIfNeeded: $0) },
            enqueued: try row.moment(.enqueuedMonotonic, try row.value(.enqueued)),
            priority: try row.value(.priority),
            state: try JobState(stored: row.value(.state)),
            isPaused: try row.value(.paused),
            outcome: try row.value(.outcome, as: String?.self).map { try JobOutcome(stored: $0) },
            errorCode: try row.value(.errorCode),
            errorMessage: try row.value(.errorMessage),
            attempts: try row.value(.attempts),
            crashes: try row.value(.crashes),
            waits: try row.value(.waits),
            retryAt: try row.value(.retryAt, as: Int64?.self).map { Timestamp(microseconds: $0) },
            started: try row.value(.started, as: Int64?.self).map { try row.moment(.startedMonotonic, $0) },
            finished: try row.value(.finished, as: Int64?.self).map { try row.moment(.finishedMonotonic, $0) },
            source: try row.bytes(.source),
            publication: try row.value(.planned) ? Publication(row) : nil,
            isPublished: try row.value(.published),
            digests: try JobDigests(row),
            duplicateOf: try row.value(.duplicateOf, as: Int64?.self).map(JobID.init)
        )
    }

    func encode(to container: inout PersistenceContainer) {
        container["id"] = job.id == Self.unnumbered ? nil : job.id.rawValue
        container["uuid"] = job.uuid
        container["folder"] = job.folder
        container["name"] = Data(job.name)
        container["device"] = Int64(bitPattern: job.identity.device)
        container["inode"] = Int64(bitPattern: job.identity.inode)
        container["size"] = job.identity.size
        container["modified"] = job.identity.modifiedNanoseconds
        container["inboxDevice"] = job.inbox.map { Int64(bitPattern: $0.device) }
        container["inboxInode"] = job.inbox.map { Int64(bitPattern: $0.inode) }
        container["recipe"] = job.recipe.json
        container["owner"] = job.owner.map { Int64($0) }
        container["priority"] = job.priority
        container["state"] = job.state.rawValue
        container["paused"] = job.isPaused
        container["outcome"] = job.outcome?.rawValue
        container["errorCode"] = job.errorCode
        container["errorMessage"] = job.errorMessage
        container["attempts"] = job.attempts
        container["crashes"] = job.crashes
        container["waits"] = job.waits
        container["retryAt"] = job.retryAt?.microseconds
        container["enqueued"] = job.enqueued.microseconds
        container["started"] = job.started?.microseconds
        container["finished"] = job.finished?.microseconds
        container["boot"] = Boot.id
        container["enqueuedMonotonic"] = job.enqueued.monotonic
        container["startedMonotonic"] = job.started?.monotonic ?? 0
        container["finishedMonotonic"] = job.finished?.monotonic ?? 0
        container["source"] = Data(job.source)
        container["planned"] = job.publication != nil
        container["plannedPainting"] = job.publication?.painting.map { Data($0) }
        container["plannedSnapshots"] = job.publication?.snapshots.map { Data($0) }
        container["plannedSidecar"] = job.publication?.sidecar.map { Data($0) }
        container["plannedSource"] = job.publication?.source.map { Data($0) }
        container["published"] = job.isPublished
        container["duplicateOf"] = job.duplicateOf?.rawValue
        container["contentDigest"] = job.digests.map { Data($0.content) }
        container["recipeDigest"] = job.digests.map { Data($0.recipe) }
    }
}

extension Publication {
    fileprivate init(_ row: Row) throws {
        self.init(
            painting: try row.value(.plannedPainting, as: Data?.self).map { [UInt8]($0) },
            snapshots: try row.value(.plannedSnapshots, as: Data?.self).map { [UInt8]($0) },
            sidecar: try row.value(.plannedSidecar, as: Data?.self).map { [UInt8]($0) },
            source: try row.value(.plannedSource, as: Data?.self).map { [UInt8]($0) }
        )
    }
}

extension InboxIdentity {
    fileprivate init?(_ row: Row) throws {
        guard let device = try row.value(.inboxDevice, as: Int64?.self),
            let inode = try row.value(.inboxInode, as: Int64?.self)
        else { return nil }
        self.init(device: UInt64(bitPattern: device), inode: UInt64(bitPattern: inode))
    }
}

extension JobDigests {
    fileprivate init?(_ row: Row) throws {
        guard let content = try row.value(.contentDigest, as: Data?.self),
            let recipe = try row.value(.recipeDigest, as: Data?.self)
        else { return nil }
        self.init(content: [UInt8](content), recipe: [UInt8](recipe))
    }
}

extension Row {
    fileprivate func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ column: JobRecord.Column,
        as type: Value.Type = Value.self
    ) throws -> Value {
        try decode(type, atIndex: column.rawValue)
    }

    fileprivate func bytes(_ column: JobRecord.Column) throws -> [UInt8] {
        [UInt8](try value(column, as: Data.self))
    }

    /// A moment; what the monotonic clock showed is nothing any more once the machine has been started anew.
    fileprivate func moment(_ monotonicTwin: JobRecord.Column, _ microseconds: Int64) throws -> Timestamp {
        let boot: String? = try value(.boot)
        let isOfThisBoot = boot != nil && boot == Boot.id
        let monotonic: Int64 = isOfThisBoot ? try value(monotonicTwin) : 0
        return Timestamp(microseconds: microseconds, monotonic: monotonic)
    }
}

extension RawRepresentable<String> {
    /// Reads a word of a row.
    init(stored word: String) throws(JobError) {
        guard let value = Self(rawValue: word) else {
            throw JobError(code: .storeUnusable, message: "the queue has a job with an unknown \(Self.self): \(word)")
        }
        self = value
    }
}
