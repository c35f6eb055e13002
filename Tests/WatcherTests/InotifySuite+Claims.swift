import Glibc
import SystemPackage
import TestSupport
import Testing
import Watcher

extension InotifySuite {
    /// Claims of inboxes, which keep two daemons from working on the same one.
    @Suite struct Claims {
        @Test("row 27, fault 13: a folder that another has claimed is watched when that lets go, by whatever path")
        func claimedByAnother() async throws {
            try await withInbox { inbox, locks in
                let file = try lockFile(of: inbox, in: locks)
                let other = try lock(file)
                try await watching(inbox, claims: locks) { claims, events in
                    var seen = events.makeAsyncIterator()
                    guard case .folderUnavailable("inbox", let trouble) = await seen.next() else {
                        Issue.record("it is watched")
                        return
                    }
                    #expect(trouble.code == .claimed)
                    #expect(trouble.message.contains(file.string))
                    #expect(claims.isRefused("inbox"))
                    try write("picture", to: inbox.appending("a.png"))
                    // As its holder does it: the name first.
                    try remove(file)
                    try other.close()
                    #expect(await seen.next()?.method?.kind == .inotify)
                    #expect(await seen.next() == .folderReady("inbox"))
                    #expect(await seen.next()?.settledName == "a.png")
                    #expect(!claims.isRefused("inbox"))
                    #expect(throws: Errno.wouldBlock) { try lock(file) }
                }
                #expect(try entries(of: locks) == [])
            }
        }

        @Test("the claim of a folder is its own until the folder is removed, and may be had by other users")
        func claimAndRelease() async throws {
            try await withInbox { inbox, locks in
                let file = try lockFile(of: inbox, in: locks)
                let mask = umask(0o077)
                defer { umask(mask) }
                let watch = try FolderWatch(claims: InboxClaims(in: locks))
                try await watch.add(WatchedFolder(id: "inbox", path: inbox))
                var status = stat()
                #expect(file.withPlatformString { lstat($0, &status) } == 0)
                #expect(status.st_mode == S_IFREG | 0o666)
                #expect(throws: Errno.wouldBlock) { try lock(file) }
                await watch.remove(id: "inbox", comesBack: true)
                #expect(throws: Errno.wouldBlock) { try lock(file) }
                try await watch.add(WatchedFolder(id: "inbox", path: inbox, settle: WatchedInbox.settle))
                await watch.remove(id: "inbox")
                #expect(try entries(of: locks) == [])
                try await watch.add(WatchedFolder(id: "again", path: inbox))
                #expect(throws: Errno.wouldBlock) { try lock(file) }
                await watch.close()
                #expect(try entries(of: locks) == [])
            }
        }

        @Test("an inbox that is not watched yet is claimed before a picture in it is painted")
        func claimedByPainting() async throws {
            try await withInbox { inbox, locks in
                let file = try lockFile(of: inbox, in: locks)
                let claims = InboxClaims(in: locks)
                let other = try lock(file)
                #expect(throws: WatchError.self) { try claims.claim(inbox, for: "inbox") }
                try other.close()
                try claims.claim(inbox, for: "inbox")
                #expect(throws: Errno.wouldBlock) { try lock(file) }
                // What is not there is nobody's, and asked for again when it is.
                try claims.claim(inbox.appending("nowhere"), for: "other")
                #expect(try entries(of: locks).count == 1)
            }
        }

        @Test("a file that a dead daemon or another user left is no claim")
        func leftovers() async throws {
            try await withInbox { inbox, locks in
                try write("", to: try lockFile(of: inbox, in: locks))
                try await watching(inbox, claims: locks) { claims, events in
                    var seen = events.makeAsyncIterator()
                    #expect(await seen.next()?.method?.kind == .inotify)
                    #expect(await seen.next() == .folderReady("inbox"))
                }
            }
        }

        @Test("a folder that is exchanged for another is claimed anew, and the former one let go of")
        func exchanged() async throws {
            try await withInbox { inbox, locks in
                let former = try lockFile(of: inbox, in: locks)
                try await watching(inbox, claims: locks) { claims, events in
                    var seen = events.makeAsyncIterator()
                    while let event = await seen.next(), event != .folderReady("inbox") {}
                    try rename(inbox, to: inbox.removingLastComponent().appending("former"))
                    try makeFolder(inbox)
                    while let event = await seen.next(), event != .folderReady("inbox") {}
                    try lock(former).close()
                    #expect(throws: Errno.wouldBlock) { try lock(lockFile(of: inbox, in: locks)) }
                }
            }
        }

        @Test("where there can be no locks folders are watched without, which is told once")
        func noPlace() async throws {
            try await withInbox { inbox, locks in
                let nowhere = locks.appending("nowhere")
                try await watching(inbox, claims: nowhere) { claims, events in
                    var seen = events.makeAsyncIterator()
                    guard case .unclaimed(let reason) = await seen.next() else {
                        Issue.record("nothing is told of it")
                        return
                    }
                    #expect(reason.contains(nowhere.string))
                    #expect(await seen.next()?.method?.kind == .inotify)
                    #expect(await seen.next() == .folderReady("inbox"))
                    #expect(!claims.isRefused("inbox"))
                    try rename(inbox, to: inbox.removingLastComponent().appending("former"))
                    try makeFolder(inbox)
                    var told: [FolderEvent] = []
                    while let event = await seen.next(), event != .folderReady("inbox") { told.append(event) }
                    #expect(!told.contains { if case .unclaimed = $0 { true } else { false } })
                }
            }
        }
    }
}

/// Lends an inbox and a directory for locks.
private func withInbox(_ body: (FilePath, FilePath) async throws -> Void) async throws {
    try await TemporaryDirectory.with { directory in
        let (inbox, locks) = (directory.appending("inbox"), directory.appending("locks"))
        try makeFolder(inbox)
        try makeFolder(locks)
        try await body(inbox, locks)
    }
}

/// Watches the folder while `body` takes the events.
private func watching(
    _ inbox: FilePath,
    claims place: FilePath,
    _ body: @escaping @Sendable (InboxClaims, AsyncStream<FolderEvent>) async throws -> Void
) async throws {
    let claims = InboxClaims(in: place)
    let watch = try FolderWatch(claims: claims)
    do {
        try await watch.add(WatchedFolder(id: "inbox", path: inbox, settle: WatchedInbox.settle))
        try await withDeadline(.seconds(30), "folder events") { try await body(claims, watch.events) }
    } catch {
        await watch.close()
        throw error
    }
    await watch.close()
}

/// The file by which a directory is claimed.
private func lockFile(of inbox: FilePath, in locks: FilePath) throws -> FilePath {
    let identity = try identity(of: inbox)
    return locks.appending("impasto-inbox-\(identity.device)-\(identity.inode)")
}

/// Locks a file as another process would: the lock belongs to this opening of it.
@discardableResult
private func lock(_ file: FilePath) throws -> FileDescriptor {
    let descriptor = try open(file)
    guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
        let reason = Errno(rawValue: errno)
        try descriptor.close()
        throw reason
    }
    return descriptor
}
