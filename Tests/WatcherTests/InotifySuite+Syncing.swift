import Glibc
import SystemPackage
import TestSupport
import Testing
import Watcher

extension InotifySuite {
    /// Waiting until everything has been told, and what is kept of the events that told it.
    @Suite struct Syncing {
        @Test(
            "a synchronisation comes behind everything that was there before it",
            arguments: WatchedFolder.Method.allCases
        )
        func everythingBefore(method: WatchedFolder.Method) async throws {
            try await WatchedInbox.with(method: method) { inbox in
                for number in 0..<20 { try write("picture", to: inbox.path.appending("\(number).png")) }
                try linkSymbolically("nowhere", at: inbox.path.appending("link.png"))
                let events = try await inbox.syncedEvents()
                #expect(Set(events.compactMap(\.settledName?.string)) == Set((0..<20).map { "\($0).png" }))
                #expect(events.compactMap(\.refused?.name) == ["link.png"])
                #expect(events.count == 21)
            }
        }

        @Test("an empty folder is synchronised at once, and the cookie is neither told nor left behind")
        func cookie() async throws {
            try await WatchedInbox.with { inbox in
                let events = try await inbox.syncedEvents()
                #expect(events == [])
                #expect(await inbox.watch.recentEvents().contains { $0.name?.isCookie == true })
                await inbox.watch.rescan(id: "inbox")
                #expect(try await inbox.syncedEvents() == [])
                #expect(try entries(of: inbox.path) == [])
            }
        }

        @Test("a file that is told as being received is not waited for any longer")
        func receiving() async throws {
            try await WatchedInbox.with(settleMaximum: .milliseconds(300)) { inbox in
                let file = try open(inbox.path.appending("slow.png"))
                defer { try? file.close() }
                try file.writeAll("half".utf8)
                #expect(try await inbox.syncedEvents() == [.receiving("inbox", "slow.png", .held)])
            }
        }

        @Test("a synchronisation that takes too long is an error")
        func tooLate() async throws {
            try await WatchedInbox.with { inbox in
                let file = try open(inbox.path.appending("slow.png"))
                defer { try? file.close() }
                try file.writeAll("half".utf8)
                await #expect { try await inbox.watch.sync(id: "inbox", timeout: .milliseconds(300)) } throws: {
                    ($0 as? WatchError)?.code == .timedOut
                }
            }
        }

        @Test("a folder that cannot be watched, and one that there is not, cannot be synchronised")
        func unavailable() async throws {
            try await WatchedInbox.with { inbox in
                await #expect { try await inbox.watch.sync(id: "other", timeout: .seconds(30)) } throws: {
                    ($0 as? WatchError)?.code == .unknownFolder
                }
                try removeFolder(inbox.path)
                await #expect { try await inbox.watch.sync(id: "inbox", timeout: .seconds(30)) } throws: {
                    ($0 as? WatchError)?.code == .folderMissing
                }
            }
        }

        @Test("whoever waits is told when the folder is removed or the watch closed")
        func ended() async throws {
            try await WatchedInbox.with { inbox in
                let file = try open(inbox.path.appending("slow.png"))
                defer { try? file.close() }
                try file.writeAll("half".utf8)
                async let code = inbox.syncTrouble()
                _ = try await inbox.cookieSeen()
                await inbox.watch.remove(id: "inbox")
                #expect(await code == .unknownFolder)
            }
            try await WatchedInbox.with { inbox in
                let file = try open(inbox.path.appending("slow.png"))
                defer { try? file.close() }
                try file.writeAll("half".utf8)
                async let code = inbox.syncTrouble()
                _ = try await inbox.cookieSeen()
                await inbox.watch.close()
                #expect(await code == .closed)
            }
        }

        @Test("cookies that a killed process left behind are swept away and never told")
        func staleCookies() async throws {
            let stale = ".impasto-cookie-0123456789abcdef"
            try await WatchedInbox.with(prepare: { try write("", to: $0.appending(stale)) }) { inbox in
                let events = try await inbox.syncedEvents()
                #expect(events == [])
                #expect(try entries(of: inbox.path) == [])
            }
        }

        @Test("the raw events are kept with their times, the last thousand and twenty-four of them")
        func recentEvents() async throws {
            try await WatchedInbox.with { inbox in
                try write("picture", to: inbox.path.appending("first.png"))
                for number in 0..<600 { try write("picture", to: inbox.path.appending("\(number).png")) }
                _ = try await inbox.syncedEvents()
                let events = await inbox.watch.recentEvents()
                #expect(events.count == 1024)
                #expect(events.allSatisfy { $0.folder == "inbox" && $0.name != "first.png" })
                #expect(zip(events, events.dropFirst()).allSatisfy { $0.monotonicTime <= $1.monotonicTime })
                var now = timespec()
                clock_gettime(CLOCK_REALTIME, &now)
                let age = Duration.seconds(now.tv_sec) - (events.last?.wallTime ?? .zero)
                #expect(abs(age / .seconds(1)) < 60)
                let last = await inbox.watch.recentEvents(3)
                #expect(last == events.suffix(3))
                #expect(events.contains { $0.name == "599.png" && $0.mask & UInt32(IN_CLOSE_WRITE) != 0 })
            }
        }
    }
}

extension FilePath.Component {
    fileprivate var isCookie: Bool { string.hasPrefix(".impasto-cookie-") }
}

extension WatchedInbox {
    /// Why a synchronisation failed; nil if it did not.
    fileprivate func syncTrouble() async -> WatchError.Code? {
        do throws(WatchError) {
            try await watch.sync(id: "inbox", timeout: .seconds(30))
            return nil
        } catch {
            return error.code
        }
    }

    /// Returns when a synchronisation has begun.
    fileprivate func cookieSeen() async throws {
        while await !watch.recentEvents().contains(where: { $0.name?.isCookie == true }) { await Task.yield() }
    }
}
