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

    @Test func aJobKeepsItsUUIDAndNoOtherJobHasIt() async throws {
        try await QueueFile.with { file in
            let job = try await file.open().enqueueNew(.picture(1))
            let queue = try file.open()
            #expect(try await queue.job(job.id) == job)
            _ = try await queue.cancel(job.id)
            #expect(try await queue.job(job.id).uuid == job.uuid)
            #expect(try await queue.enqueueNew(.picture(2)).uuid != job.uuid)
            #expect(job.uuid.uuidString.wholeMatch(of: /.{14}4.{4}[89AB].*/) != nil, "random, as of RFC 9562")
        }
        // A queue that was begun anew gives the same numbers, and no job of the old one's UUID.
        try await QueueFile.with { file in
            let first = try await file.open().enqueueNew(.picture(1))
            let again = try await QueueFile(path: FilePath("\(file.path).new")).open().enqueueNew(.picture(1))
            #expect(first.id == again.id && first.uuid != again.uuid)
        }
    }

    @Test func theMonotonicClockIsRememberedUntilTheMachineIsStartedAnew() async throws {
        try await QueueFile.with { file in
            let before = Timestamp.now()
            let queue = try file.open()
            let events = await queue.events()
            var ids: [JobID] = []
            for number in 1...2 {
                let id = try await queue.enqueueNew(.picture(number)).id
                ids.append(id)
                if number == 2 { try file.sqlite("UPDATE job SET boot = 'another' WHERE id = \(id)") }
                try await withRunner(of: queue, FakeExecutor()) { _ = try await end(of: id, in: events) }
            }
            func times(_ job: Job) -> [Int64] {
                [job.enqueued.monotonic, job.started?.monotonic ?? -1, job.finished?.monotonic ?? -1]
            }
            let first = try await queue.job(ids[0]), second = try await queue.job(ids[1])
            let story = [before.monotonic] + times(first) + times(second)[1...] + [Timestamp.now().monotonic]
            #expect(story == story.sorted() && before.monotonic > 0)
            // What happened before the machine was started anew is nothing that can be compared.
            #expect(second.enqueued.monotonic == 0 && second.enqueued.microseconds >= before.microseconds)

            let again = try file.open()
            #expect(try await [again.job(ids[0]), again.job(ids[1])] == [first, second])
            try file.sqlite("UPDATE job SET boot = 'a third'")
            #expect(try await times(again.job(ids[0])) == [0, 0, 0])
            #expect(try await again.job(ids[0]).finished?.microseconds == first.finished?.microseconds)
        }
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
