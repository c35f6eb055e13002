internal import FoundationEssentials
internal import GRDB

/// The jobs on disk: a SQLite file in which every change is one transaction that survives a power cut.
///
/// Knows rows and transactions, nothing of workers and folders. One process at a time may have it open for writing.
final class JobStore: Sendable {
    /// How long one process waits for another: whoever reads a queue that a crash has left brings its log in order first.
    private static let patience: TimeInterval = 5

    private let path: String
    private let database: DatabaseQueue

    /// Opens the file, makes it where it is missing, and brings an older one up to date.
    ///
    /// - Parameter path: The file's path; SQLite keeps two more files beside it.
    /// - Throws: `JobError` when the file cannot be used or belongs to a newer version.
    init(path: String) throws(JobError) {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Self.patience)
        configuration.prepareDatabase { database in
            // Not `configuration.journalMode`: with it GRDB sets `synchronous` to NORMAL afterwards, under which a
            // power cut may take back what was announced.
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        }
        do {
            self.path = path
            database = try DatabaseQueue(path: path, configuration: configuration)
            guard try !database.read(Self.migrator.hasBeenSuperseded) else { throw JobError.storeTooNew(path) }
            try Self.migrator.migrate(database)
            // Where the disk refuses to open it or its log for writing, SQLite opens it for reading, and says so only to
            // whoever writes.
            try database.write { try $0.execute(sql: "DELETE FROM setting WHERE FALSE") }
        } catch {
            throw JobError(storing: error, path: path)
        }
    }

    /// Opens the file for reading, beside whoever writes it.
    ///
    /// - Parameter path: The file's path.
    /// - Throws: `JobError` when the file cannot be read or does not belong to this version.
    init(reading path: String) throws(JobError) {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(Self.patience)
        do {
            self.path = path
            database = try DatabaseQueue(path: path, configuration: configuration)
            try database.read { database in
                guard try !Self.migrator.hasBeenSuperseded(database) else { throw JobError.storeTooNew(path) }
                guard try Self.migrator.hasCompletedMigrations(database) else { throw JobError.storeTooOld(path) }
            }
        } catch {
            throw error as? JobError ?? JobError.storeUnreadable(path, error)
        }
    }

    /// Adds jobs, all of them or, where that fails, none; leaves out unknown pictures that are not there any more.
    func insert(
        _ requests: [JobRequest],
        where isThere: (JobRequest) -> Bool,
        at time: Timestamp
    ) throws(JobError) -> [Admission] {
        try write { database in
            try requests.compactMap { request in
                if let known = try Self.ledgerEntry(of: request, in: database) {
                    try Self.renewPlace(of: known, request, in: database)
                    return .alreadyKnown(known)
                }
                guard isThere(request) else { return nil }
                let uuid = UUID()
                try JobRecord(Job(id: JobRecord.unnumbered, uuid: uuid, request, at: time)).insert(database)
                return .new(Job(id: JobID(rawValue: database.lastInsertedRowID), uuid: uuid, request, at: time))
            }
        }
    }

    /// Notes where the picture of a job is now, whose device may have got another number and its inbox another place.
    private static func renewPlace(of id: JobID, _ request: JobRequest, in database: Database) throws {
        guard let inbox = request.inbox else { return }
        let arguments: StatementArguments = [
            "id": id.rawValue, "device": Int64(bitPattern: request.identity.device),
            "inboxDevice": Int64(bitPattern: inbox.device), "inboxInode": Int64(bitPattern: inbox.inode),
        ]
        try database.execute(sql: StoreQuery.renewPlace, arguments: arguments)
    }

    /// Changes one job.
    ///
    /// - Returns: The job before and after.
    /// - Throws: `JobError` when there is no such job, `change` refuses, or the file cannot be written.
    func update(
        _ id: JobID,
        _ change: (inout Job) throws(JobError) -> Void
    ) throws(JobError) -> (before: Job, after: Job) {
        try write { database in
            guard let record = try JobRecord.fetchOne(database, key: id.rawValue) else { throw JobError.noSuchJob(id) }
            var changed = record
            try change(&changed.job)
            if changed.job != record.job { try changed.update(database) }
            return (record.job, changed.job)
        }
    }

    /// The queue-wide setting of a name; nil where it is not set.
    func setting(_ name: String) throws(JobError) -> String? {
        try read { database in
            try String.fetchOne(database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
        }
    }

    /// What follows a prefix in the names of the queue-wide settings that begin with it.
    func settings(beginningWith prefix: String) throws(JobError) -> [String] {
        try read { database in
            let names = try String.fetchAll(database, sql: "SELECT name FROM setting")
            return names.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        }
    }

    /// Sets or, with nil, forgets queue-wide settings, all at once.
    func set(_ values: [String: String?]) throws(JobError) {
        try write { database in
            for (name, value) in values {
                try database.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [name])
                guard let value else { continue }
                try database.execute(sql: "INSERT INTO setting(name, value) VALUES (?, ?)", arguments: [name, value])
            }
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(JobError) -> Value {
        do {
            return try database.read(body)
        } catch {
            throw JobError(storing: error, path: path)
        }
    }

    private func write<Value>(_ body: (Database) throws -> Value) throws(JobError) -> Value {
        do {
            return try database.write(body)
        } catch {
            throw JobError(storing: error, path: path)
        }
    }
}
