import SystemPackage
import Testing
import Watcher

extension InotifySuite {
    /// Very many files at once.
    @Suite struct Floods {
        @Test("each of three thousand files settles exactly once")
        func threeThousand() async throws {
            try await WatchedInbox.with { inbox in
                let names = Set((0..<3000).map { "\($0).png" })
                for name in names { try write("picture", to: inbox.path.appending(name)) }
                let settled = try await inbox.names(ofNext: names.count).map(\.string)
                #expect(Set(settled) == names)
                #expect(try await inbox.eventsSoFar() == [])
            }
        }

        @Test("files whose events the kernel dropped settle exactly once")
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
