internal import FoundationEssentials
internal import GRDB

/// A job as a row of the store's table.
struct JobRecord: FetchableRecord, PersistableRecord {
    static let databaseTableName = "job"

    /// The number of a job that SQLite has yet to number.
    static let unnumbered = JobID(rawValue: 0)

    var job: Job

    init(_ job: Job) {
        self.job = job
    }

    init(row: Row) throws {
        job = Job(
            id: JobID(rawValue: try row.decode(forColumn: "id")),
            uuid: try row.decode(forColumn: "uuid"),
            folder: try row.decode(forColumn: "folder"),
            name: try row.bytes("name"),
            identity: SourceIdentity(
                device: UInt64(bitPattern: try row.decode(forColumn: "device")),
                inode: UInt64(bitPattern: try row.decode(forColumn: "inode")),
                size: try row.decode(forColumn: "size"),
                modifiedNanoseconds: try row.decode(forColumn: "modified")
            ),
            recipe: FrozenRecipe(json: try row.decode(forColumn: "recipe")),
            owner: try row.decode(Int64?.self, forColumn: "owner").map { UInt32(truncatingIfNeeded: $0) },
            enqueued: try row.moment("enqueued", try row.decode(forColumn: "enqueued")),
            priority: try row.decode(forColumn: "priority"),
            state: try JobState(stored: row.decode(forColumn: "state")),
            isPaused: try row.decode(forColumn: "paused"),
            outcome: try row.decode(String?.self, forColumn: "outcome").map { try JobOutcome(stored: $0) },
            errorCode: try row.decode(forColumn: "errorCode"),
            errorMessage: try row.decode(forColumn: "errorMessage"),
            attempts: try row.decode(forColumn: "attempts"),
            crashes: try row.decode(forColumn: "crashes"),
            waits: try row.decode(forColumn: "waits"),
            retryAt: try row.decode(Int64?.self, forColumn: "retryAt").map { Timestamp(microseconds: $0) },
            started: try row.decode(Int64?.self, forColumn: "started").map { try row.moment("started", $0) },
            finished: try row.decode(Int64?.self, forColumn: "finished").map { try row.moment("finished", $0) },
            source: try row.bytes("source"),
            publication: try row.decode(forColumn: "planned") ? Publication(row) : nil,
            isPublished: try row.decode(forColumn: "published"),
            digests: try JobDigests(row),
            duplicateOf: try row.decode(Int64?.self, forColumn: "duplicateOf").map(JobID.init)
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
            painting: try row.decode(Data?.self, forColumn: "plannedPainting").map { [UInt8]($0) },
            snapshots: try row.decode(Data?.self, forColumn: "plannedSnapshots").map { [UInt8]($0) },
            sidecar: try row.decode(Data?.self, forColumn: "plannedSidecar").map { [UInt8]($0) },
            source: try row.decode(Data?.self, forColumn: "plannedSource").map { [UInt8]($0) }
        )
    }
}

extension JobDigests {
    fileprivate init?(_ row: Row) throws {
        guard let content = try row.decode(Data?.self, forColumn: "contentDigest"),
            let recipe = try row.decode(Data?.self, forColumn: "recipeDigest")
        else { return nil }
        self.init(content: [UInt8](content), recipe: [UInt8](recipe))
    }
}

extension Row {
    fileprivate func bytes(_ column: String) throws -> [UInt8] {
        [UInt8](try decode(Data.self, forColumn: column))
    }

    /// A moment; what the monotonic clock showed is nothing any more once the machine has been started anew.
    fileprivate func moment(_ column: String, _ microseconds: Int64) throws -> Timestamp {
        let boot = try decode(String?.self, forColumn: "boot")
        let isOfThisBoot = boot != nil && boot == Boot.id
        let monotonic = isOfThisBoot ? try decode(Int64.self, forColumn: "\(column)Monotonic") : 0
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
