import Glibc
import SystemPackage
import TestSupport
import Testing
import Watcher

extension InotifySuite {
    /// One watch in a process, and nothing left of it when it is closed.
    @Suite struct Instances {
        @Test("a second watch is refused until the first one is closed")
        func onlyOne() async throws {
            let first = try FolderWatch()
            #expect { try FolderWatch() } throws: { ($0 as? WatchError)?.code == .alreadyWatching }
            await first.close()
            let second = try FolderWatch()
            await second.close()
        }

        @Test("closing ends the events and releases every descriptor")
        func close() async throws {
            let before = try inotifyDescriptors()
            let watch = try FolderWatch()
            try await TemporaryDirectory.with { directory in
                try await watch.add(WatchedFolder(id: "inbox", path: directory.path))
                #expect(try inotifyDescriptors().count == before.count + 1)
                await watch.close()
            }
            #expect(try inotifyDescriptors() == before)
            var events: [FolderEvent] = []
            for await event in watch.events { events.append(event) }
            #expect(events.count == 2)
            #expect(events.first?.method?.kind == .inotify)
            #expect(events.last == .folderReady("inbox"))
        }

        @Test("a closed watch takes no folders")
        func closed() async throws {
            let watch = try FolderWatch()
            await watch.close()
            await watch.close()
            await #expect { try await watch.add(WatchedFolder(id: "tmp", path: "/tmp")) } throws: {
                ($0 as? WatchError)?.code == .closed
            }
        }

        // Trap 2: it leaves its descriptor open to every child process.
        @Test("the descriptor is not left to child processes")
        func closeOnExec() async throws {
            let before = try inotifyDescriptors()
            let watch = try FolderWatch()
            let flags = try inotifyDescriptors().subtracting(before).map { fcntl($0, F_GETFD) }
            await watch.close()
            #expect(flags == [FD_CLOEXEC])
        }

        // Trap 5: beyond 1023 it would end the process.
        @Test("row 16: where the library's descriptor would be one that it cannot use, folders are polled")
        func highDescriptor() async throws {
            await #expect(processExitsWith: .success) {
                try await TemporaryDirectory.with { directory in
                    try occupyLowDescriptors()
                    let watch = try FolderWatch()
                    try await watch.add(WatchedFolder(id: "inbox", path: directory.path))
                    await watch.close()
                    let methods = await watch.events.reduce(into: []) { $0 += [$1.method].compactMap(\.self) }
                    #expect(methods.map(\.kind) == [.polling])
                    #expect(methods.allSatisfy { $0.isDegraded && $0.reason?.contains("1023") == true })
                }
            }
        }

        // Trap 8: events of the last instance that nobody took.
        @Test("a new watch tells nothing of the one before")
        func leftoverEvents() async throws {
            try await TemporaryDirectory.with { directory in
                let first = try FolderWatch()
                try await first.add(WatchedFolder(id: "old", path: directory.path))
                try await first.withQueueStopped {
                    for number in 0..<50 { try write("picture", to: directory.appending("\(number).png")) }
                }
                await first.close()
                try await WatchedInbox.with { inbox in
                    let events = try await inbox.eventsSoFar()
                    #expect(events == [])
                }
            }
        }
    }
}
