import SystemPackage
import Testing
import Watcher

extension InotifySuite {
    /// Very many files at once; still more with `IMPASTO_LONG=1`.
    @Suite struct Floods {
        @Test("each of very many files in one folder settles exactly once")
        func oneFolder() async throws {
            try await WatchedInbox.with { inbox in
                let names = Set((0..<cycles(3000, long: 30_000)).map { "\($0).png" })
                for name in names { try write("picture", to: inbox.path.appending(name)) }
                let settled = try await inbox.names(ofNext: names.count).map(\.string)
                #expect(Set(settled) == names)
                #expect(try await inbox.eventsSoFar() == [])
            }
        }

        @Test("each file in a hundred folders settles exactly once")
        func hundredFolders() async throws {
            let perFolder = cycles(10, long: 300)
            try await WatchedInbox.with { inbox in
                let folders = (0..<100).map { inbox.elsewhere.appending("\($0)") }
                for (number, folder) in folders.enumerated() {
                    try makeFolder(folder)
                    try await inbox.watch.add(
                        WatchedFolder(id: "\(number)", path: folder, settle: WatchedInbox.settle)
                    )
                }
                for file in 0..<perFolder {
                    for folder in folders { try write("picture", to: folder.appending("\(file).png")) }
                }
                for number in folders.indices {
                    try await inbox.watch.sync(id: "\(number)", timeout: .seconds(60))
                }
                let events = try await inbox.syncedEvents()
                var settled: [String: Int] = [:]
                for case .settled(let file) in events { settled[file.folder, default: 0] += 1 }
                #expect(settled.count == 100)
                #expect(settled.values.allSatisfy { $0 == perFolder })
            }
        }

        @Test("row 3, fault 5: files whose events the kernel dropped settle exactly once")
        func overflow() async throws {
            try await WatchedInbox.with { inbox in
                // A file makes three events: CREATE, MODIFY and CLOSE_WRITE.
                let limit = try String(contentsOf: "/proc/sys/fs/inotify/max_queued_events")
                let count = try #require(Int(limit)) / 3 + 500
                try await inbox.watch.withQueueStopped {
                    for number in 0..<count { try write("picture", to: inbox.path.appending("\(number).png")) }
                }
                let events = try await inbox.events { $0 == .overflowed } + inbox.eventsSoFar()
                let settled = events.compactMap(\.settledName?.string)
                #expect(settled.count == count)
                #expect(Set(settled).count == count)
            }
        }
    }
}

extension FolderWatch {
    /// Keeps the watch from taking events while `body` runs: it runs where the events would be taken.
    func withQueueStopped(_ body: @Sendable () throws -> Void) rethrows {
        try body()
    }
}

extension String {
    /// The first line of a small file of the kernel.
    fileprivate init(contentsOf path: FilePath) throws {
        let file = try FileDescriptor.open(path, .readOnly)
        defer { try? file.close() }
        var bytes = [UInt8](repeating: 0, count: 32)
        let length = try bytes.withUnsafeMutableBytes { try file.read(into: $0) }
        self = String(decoding: bytes.prefix(length).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
