internal import FoundationEssentials
internal import GRDB

extension JobStore {
    /// The job of a number, or nil.
    func job(_ id: JobID) throws(JobError) -> Job? {
        try read { try JobRecord.fetchOne($0, key: id.rawValue)?.job }
    }

    /// The job whose turn it is, or nil where none waits.
    func next() throws(JobError) -> Job? {
        try read { try JobRecord.fetchOne($0, sql: StoreQuery.next)?.job }
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

    /// The job that holds a picture in its inbox, or nil.
    static func ledgerEntry(of request: JobRequest, in database: Database) throws -> JobID? {
        let number = try Int64.fetchOne(
            database,
            sql: StoreQuery.ledgerEntry,
            arguments: [
                request.folder, Data(request.name), Int64(bitPattern: request.identity.inode),
                request.identity.modifiedNanoseconds, request.identity.size,
                Int64(bitPattern: request.identity.device),
            ]
        )
        return number.map(JobID.init)
    }

    /// How hard SQLite tries to get a commit onto the disk: 2 is FULL.
    func synchronous() throws(JobError) -> Int? {
        try read { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }
}
