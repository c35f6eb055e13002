import Foundation
import Jobs
import Testing

/// A long history: twenty thousand jobs, or a million with `IMPASTO_LONG=1`, and then the figures are printed, the disk's
/// waiting in them.
///
/// That every query uses an index is shown by its plan (`StoreTests`).
struct HistoryTests {
    @Test func aLongHistoryIsListedAndAddedTo() async throws {
        let isLong = ProcessInfo.processInfo.environment["IMPASTO_LONG"] == "1"
        let count = isLong ? 1_000_000 : 20_000
        try await QueueFile.with { file in
            _ = try file.open()
            try file.sqlite(
                """
                WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < \(count))
                INSERT INTO job (folder, name, device, inode, size, modified, recipe, priority, state, paused, outcome,
                    attempts, crashes, enqueued, started, finished, source, planned, plannedPainting, published, uuid)
                SELECT 'folder ' || (n % 100), CAST(n || '.png' AS BLOB), 1, n, 100, n, '{}', 0, 'done', 0, 'done', 1, 0,
                    n, n, n, CAST('done/' || n || '.png' AS BLOB), 1, CAST(n || '.png' AS BLOB), 1,
                    randomblob(16) FROM number
                """
            )
            let clock = ContinuousClock()
            var queue: JobQueue?
            var times: [(String, Duration)] = []
            times.append(("open", try clock.measure { queue = try file.open() }))
            let opened = try #require(queue)
            func measure(_ what: String, _ deed: () async throws -> Void) async throws {
                let time = try await clock.measure { for _ in 1...100 { try await deed() } } / 100
                times.append((what, time))
            }
            var number = count
            try await measure("enqueue") {
                number += 1
                _ = try await opened.enqueueNew(.picture(number, folder: "folder \(number % 100)"))
            }
            try await measure("page") {
                let cursor = JobID(rawValue: Int64(count / 2))
                let page = try await opened.jobs(after: cursor, limit: 100)
                #expect(page.count == 100)
            }
            try await measure("page of a folder") {
                let filter = JobFilter(states: [.done], folder: "folder 7")
                let page = try await opened.jobs(filter, limit: 100)
                #expect(page.count == 100)
            }
            let events = await opened.events()
            let next = try await clock.measure {
                try await withRunner(of: opened, FakeExecutor(world: FakeWorld())) {
                    _ = try await end(of: JobID(rawValue: Int64(count + 100)), in: events)
                }
            }
            times.append(("job from its turn to its end", next / 100))
            if isLong { print("\(count) jobs: " + times.map { "\($0.0) \($0.1)" }.joined(separator: ", ")) }
        }
    }
}
