import Foundation
import Jobs
import SystemPackage
import Testing

struct StoreTests {
    @Test func commitsAreFullySynchronous() async throws {
        try await QueueFile.with { file in
            let level = try await file.open().synchronous()
            #expect(level == 2)
        }
    }

    @Test func theJournalIsAWriteAheadLog() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            _ = try await queue.enqueue([.picture(1)])
            #expect(FileManager.default.fileExists(atPath: file.path.string + "-wal"))
        }
    }

    @Test func aFileOfANewerVersionIsRefused() async throws {
        try await QueueFile.with { file in
            _ = try await file.open().enqueue([.picture(1)])
            try file.sqlite("INSERT INTO grdb_migrations VALUES ('2099')")
            let error = #expect(throws: JobError.self) { try file.open() }
            #expect(error?.code == .storeTooNew)
        }
    }

    @Test func whereFilesGoIsOnDisk() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            try await publishes(try await queue.enqueueNew(.picture(1)), queue, file)
        }
    }

    @Test func aFileThatIsNoDatabaseIsRefused() async throws {
        try await QueueFile.with { file in
            try Data("not a database, and long enough for SQLite to see that at once".utf8)
                .write(to: URL(filePath: file.path.string))
            let error = #expect(throws: JobError.self) { try file.open() }
            #expect(error?.code == .storeUnusable)
            #expect(error?.message.contains(file.path.string) == true)
        }
    }

    @Test func aMissingFolderIsTold() {
        let error = #expect(throws: JobError.self) { try JobQueue(path: "/nonexistent/impasto/queue.sqlite") }
        #expect(error?.code == .storeUnusable)
    }

    @Test func numbersAreNeverGivenAgain() async throws {
        try await QueueFile.with { file in
            let last = try await file.open().enqueue([.picture(1), .picture(2)])[1].id
            try file.sqlite("DELETE FROM job")
            #expect(try await file.open().enqueueNew(.picture(1)).id > last)
        }
    }

    /// However many jobs there are: no question walks through the table or sorts what it found.
    @Test(arguments: [
        StoreQuery.next, StoreQuery.nextOfFolder, StoreQuery.folderAfter, StoreQuery.delayed, StoreQuery.running,
        StoreQuery.painted, StoreQuery.byName, StoreQuery.page, StoreQuery.pageOfFolder, StoreQuery.ledgerEntry,
    ])
    func everyQuestionIsAnsweredByAnIndex(query: String) async throws {
        try await QueueFile.with { file in
            _ = try await file.open().enqueue([.picture(1)])
            let plan = try file.sqlite("EXPLAIN QUERY PLAN \(query)")
            #expect(plan.contains("USING INDEX") || plan.contains("USING COVERING INDEX"), "\(plan)")
            #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
        }
    }

    /// Expects a job's publication to be there after the file has been opened anew.
    private func publishes(_ job: Job, _ queue: JobQueue, _ file: QueueFile) async throws {
        let events = await queue.events()
        let executor = FakeExecutor(world: FakeWorld(inbox: [job.name]))
        let ended = try await withRunner(of: queue, executor) { try await end(of: job.id, in: events) }
        let name = "picture 1.png"
        let expected = Publication(
            painting: Array(name.utf8),
            snapshots: Array("\(name).epochs".utf8),
            sidecar: Array("\(name).json".utf8),
            source: Array("done/\(name)".utf8)
        )
        #expect(ended.publication == expected)
        #expect(try await file.open().job(job.id).publication == expected)
    }
}
