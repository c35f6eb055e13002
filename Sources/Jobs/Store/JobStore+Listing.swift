internal import FoundationEssentials
internal import GRDB

extension JobStore {
    /// The job of a number, or nil.
    func job(_ id: JobID) throws(JobError) -> Job? {
        try read { try JobRecord.fetchOne($0, key: id.rawValue)?.job }
    }

    /// The last job of a picture, or nil.
    func job(named name: [UInt8], in folder: String) throws(JobError) -> Job? {
        try read { database in
            let arguments: StatementArguments = ["folder": folder, "name": Data(name)]
            return try JobRecord.fetchOne(database, sql: StoreQuery.byName, arguments: arguments)?.job
        }
    }

    /// The job whose turn it is, or nil where none waits; those of some folders are left out.
    ///
    /// Where folders are left out, each of the others is asked for its next job: its thousands of waiting jobs are not
    /// walked through, nor are those of the folders that are left out.
    func next(without closed: Set<String> = []) throws(JobError) -> Job? {
        try read { database in
            guard !closed.isEmpty else { return try JobRecord.fetchOne(database, sql: StoreQuery.next)?.job }
            var best: Job?
            var folder = ""
            while let next = try String.fetchOne(database, sql: StoreQuery.folderAfter, arguments: ["folder": folder]) {
                folder = next
                guard !closed.contains(folder), let job = try Self.next(in: folder, database) else { continue }
                if let leader = best, (leader.priority, leader.id) < (job.priority, job.id) { continue }
                best = job
            }
            return best
        }
    }

    /// The job of a folder whose turn it is, or nil where none waits.
    func next(in folder: String) throws(JobError) -> Job? {
        try read { try Self.next(in: folder, $0) }
    }

    private static func next(in folder: String, _ database: Database) throws -> Job? {
        try JobRecord.fetchOne(database, sql: StoreQuery.nextOfFolder, arguments: ["folder": folder])?.job
    }

    /// The jobs that wait until a moment.
    func delayed() throws(JobError) -> [Job] {
        try read { try JobRecord.fetchAll($0, sql: StoreQuery.delayed).map(\.job) }
    }

    /// The last few jobs that were painted from the same.
    func painted(from digests: JobDigests) throws(JobError) -> [Job] {
        try read { database in
            try JobRecord.fetchAll(
                database,
                sql: StoreQuery.painted,
                arguments: ["content": Data(digests.content), "recipe": Data(digests.recipe)]
            ).map(\.job)
        }
    }

    /// How many jobs of each folder are being painted.
    func runningByFolder() throws(JobError) -> [String: Int] {
        try read { database in
            try String.fetchAll(database, sql: StoreQuery.running).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
    }

    /// Jobs in the order of their numbers, from behind `cursor` on, at most `limit` of them.
    ///
    /// Asks the index once per state and merges: one query over several states would have SQLite walk the table.
    func jobs(_ filter: JobFilter, after cursor: JobID?, limit: Int) throws(JobError) -> [Job] {
        let query = filter.folder == nil ? StoreQuery.page : StoreQuery.pageOfFolder
        return try read { database in
            let pages = try filter.states.map { state in
                var arguments: StatementArguments = [
                    "state": state.rawValue, "cursor": cursor?.rawValue ?? 0, "limit": limit,
                ]
                if let folder = filter.folder { arguments += ["folder": folder] }
                return try JobRecord.fetchAll(database, sql: query, arguments: arguments)
            }
            return Array(pages.joined().map(\.job).sorted { $0.id < $1.id }.prefix(limit))
        }
    }

    /// How many jobs stand where.
    func counts() throws(JobError) -> JobCounts {
        try read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT state, COUNT(*) AS number FROM job GROUP BY state")
            return JobCounts(
                try rows.reduce(into: [:]) { counts, row in
                    counts[try JobState(stored: row.decode(forColumn: "state"))] = try row.decode(
                        Int.self,
                        forColumn: "number"
                    )
                }
            )
        }
    }

    /// How many jobs of a user wait.
    func waiting(of owner: UInt32) throws(JobError) -> Int {
        try read { database in
            let sql = "SELECT COUNT(*) FROM job WHERE owner = ? AND state = 'queued'"
            return try Int.fetchOne(database, sql: sql, arguments: [Int64(owner)]) ?? 0
        }
    }

    /// The job that holds a picture in its inbox, or nil.
    static func ledgerEntry(of request: JobRequest, in database: Database) throws -> JobID? {
        let number = try Int64.fetchOne(
            database,
            sql: StoreQuery.ledgerEntry,
            arguments: [
                request.folder, Data(request.name), Int64(bitPattern: request.identity.inode),
                request.identity.modifiedNanoseconds, request.identity.size,
            ]
        )
        return number.map(JobID.init)
    }

    /// How hard SQLite tries to get a commit onto the disk: 2 is FULL.
    func synchronous() throws(JobError) -> Int? {
        try read { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }
}
