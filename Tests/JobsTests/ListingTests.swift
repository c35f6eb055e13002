import Jobs
import Testing

struct ListingTests {
    @Test func pagesFollowOneAnother() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            _ = try await queue.enqueue((1...25).map { .picture($0) })
            var seen: [JobID] = []
            while case let page = try await queue.jobs(after: seen.last, limit: 10), !page.isEmpty {
                seen += page.map(\.id)
            }
            #expect(seen == (1...25).map { JobID(rawValue: $0) })
        }
    }

    @Test func filtersChooseByStateAndFolder() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            _ = try await queue.enqueue((1...6).map { .picture($0, folder: $0 % 2 == 0 ? "even" : "odd") })
            let canceled: [Int64] = [2, 3]
            for number in canceled {
                try await queue.cancel(JobID(rawValue: number))
            }
            let executor = FakeExecutor { _, _ in try await Gate().wait() }
            try await withRunner(of: queue, executor) {
                for number in canceled { try await end(of: JobID(rawValue: number), in: events) }
            }
            func numbers(_ filter: JobFilter) async throws -> [Int64] {
                try await queue.jobs(filter).map(\.id.rawValue)
            }
            #expect(try await numbers(JobFilter(states: [.canceled])) == [2, 3])
            #expect(try await numbers(JobFilter(states: [.queued, .canceled], folder: "even")) == [2, 4, 6])
            #expect(try await numbers(JobFilter(folder: "odd")) == [1, 3, 5])
            #expect(try await numbers(JobFilter(states: [])) == [])
            #expect(try await numbers(JobFilter(folder: "unknown")) == [])
        }
    }

    @Test func countsSurviveAReopening() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            _ = try await queue.enqueue((1...5).map { .picture($0) })
            try await queue.cancel(JobID(rawValue: 5))
            let counts = await queue.status.counts
            #expect(counts[.queued] == 4)
            #expect(counts[.publishing] == 1)
            #expect(try await file.open().status.counts == counts)
        }
    }

    @Test func aJobThatIsNotThereIsTold() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let error = await #expect(throws: JobError.self) { try await queue.job(JobID(rawValue: 7)) }
            #expect(error?.code == .noSuchJob)
        }
    }

    @Test func tenThousandJobsAreListedPageByPage() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            for start in stride(from: 1, through: 10_000, by: 500) {
                _ = try await queue.enqueue((start..<start + 500).map { .picture($0) })
            }
            for cursor in stride(from: Int64(0), to: 10_000, by: 100) {
                let page = try await queue.jobs(after: JobID(rawValue: cursor), limit: 100)
                #expect(page.map(\.id.rawValue) == Array(cursor + 1...cursor + 100))
            }
            #expect(try await file.open().status.counts[.queued] == 10_000)
        }
    }
}
