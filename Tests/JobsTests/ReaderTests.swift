import Foundation
import Jobs
import SystemPackage
import Testing

/// The queue's file read beside whoever writes it, and where nobody does.
struct ReaderTests {
    @Test func whatIsWrittenMeanwhileIsRead() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            _ = try await queue.enqueue([.picture(1), .picture(2)])
            let reader = try QueueReader(path: file.path.string)
            #expect(try reader.jobs().map(\.name) == [1, 2].map { JobRequest.picture($0).name })
            #expect(try reader.pauseReason() == nil)
            _ = try await queue.enqueue([.picture(3)])
            try await queue.drain(reason: "lunch")
            #expect(try reader.jobs(after: JobID(rawValue: 1)).map(\.id.rawValue) == [2, 3])
            #expect(try reader.jobs(limit: 1).map(\.id.rawValue) == [1])
            #expect(try reader.pauseReason() == "lunch")
            try await queue.pauseAll(reason: "supper")
            #expect(try reader.pauseReason() == "supper")
        }
    }

    @Test func whatACrashHasLeftIsReadAndLeftSo() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            _ = try await queue.enqueue([.picture(1)])
            let crashed = try file.crashed("crashed.sqlite")
            let files = ["", "-wal"].map { crashed.path.string + $0 }
            let before = try files.map { try Data(contentsOf: URL(filePath: $0)) }
            #expect(try QueueReader(path: crashed.path.string).jobs().count == 1)
            #expect(try files.map { try Data(contentsOf: URL(filePath: $0)) } == before)
            // Whoever writes next finds everything as it was.
            #expect(try await crashed.open().jobs().count == 1)
        }
    }

    @Test func aQueueThatNobodyHasOpenIsRead() async throws {
        try await QueueFile.with { file in
            do { _ = try await file.open().enqueue([.picture(1)]) }
            // Its log is gone with the last who had it open.
            try file.sqlite("PRAGMA wal_checkpoint(TRUNCATE)")
            #expect(try QueueReader(path: file.path.string).jobs().count == 1)
        }
    }

    @Test func whereThereIsNoQueueNoneIsMade() async throws {
        try await QueueFile.with { file in
            let error = #expect(throws: JobError.self) { try QueueReader(path: file.path.string) }
            #expect(error?.code == .storeUnusable)
            #expect(error?.message.contains(file.path.string) == true)
            #expect(!FileManager.default.fileExists(atPath: file.path.string))
        }
    }

    @Test func queuesOfOtherVersionsAreNotRead() async throws {
        try await QueueFile.with { file in
            try file.sqlite(SchemaTests.history[0].1)
            let old = #expect(throws: JobError.self) { try QueueReader(path: file.path.string) }
            #expect(old?.message.contains("older version") == true)
            _ = try file.open()
            #expect(try QueueReader(path: file.path.string).jobs().isEmpty)
            try file.sqlite("INSERT INTO grdb_migrations VALUES ('2099')")
            let new = #expect(throws: JobError.self) { try QueueReader(path: file.path.string) }
            #expect(new?.code == .storeTooNew)
        }
    }
}
