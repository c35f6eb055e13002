import SystemPackage

/// One watched folder: what is known of the files in it, and how to learn more.
///
/// A class, so that its tables are changed in place; it belongs to the ``FolderWatch`` that made it.
final class Inbox {
    /// A directory that is being watched.
    struct Watch {
        /// Its number in inotify; nil if it is polled only.
        let number: Int32?
        let directory: OpenFolder.Identity
        let method: WatchMethod
    }

    /// What is known of the files in one directory.
    private struct Knowledge {
        let directory: OpenFolder.Identity
        var settling: Settling
    }

    /// The longest pause between two looks for a folder that is away: no event tells of its return, as its parent is not
    /// watched, and a look is one open(2) that fails.
    private static let longestAbsence = Duration.seconds(2)

    /// The shortest.
    private static let shortestAbsence = Duration.milliseconds(100)

    /// The longest pause between two attempts to get inotify for a folder that is polled for want of it.
    private static let longestPolling = Duration.seconds(600)

    let folder: WatchedFolder

    /// The directory that is watched, while there is one.
    private(set) var watch: Watch?

    /// What was last reported as being wrong with the folder, while there is no watch.
    var trouble: WatchError?

    /// When the folder is to be read through again or, without a watch, to be looked for again.
    private(set) var nextVisit: SuspendingClock.Instant

    /// When inotify is to be tried again, if the folder is polled for want of it.
    private var nextInotifyAttempt: SuspendingClock.Instant?

    private var inotifyAttempts: Backoff
    private var present: Knowledge?
    private var former: Knowledge?

    init(_ folder: WatchedFolder, at now: SuspendingClock.Instant) {
        self.folder = folder
        nextVisit = now
        inotifyAttempts = Backoff(from: folder.pollInterval, to: Self.longestPolling)
    }

    /// When something is to be done here without any event.
    var nextDue: SuspendingClock.Instant {
        guard watch != nil, let look = present?.settling.nextLook else { return nextVisit }
        return min(look, nextVisit)
    }

    /// How long a file must have been quiet.
    var settle: Duration { folder.settle ?? (watch?.method ?? .inotify).defaultSettle }

    /// How many names have become candidates so far.
    var arrivals: Int { present?.settling.arrivals ?? 0 }

    /// What has not settled yet.
    var settling: Settling? { present?.settling }

    /// Whether something has been told of all candidates up to that one.
    func hasConcluded(upTo arrival: Int) -> Bool { present?.settling.hasConcluded(upTo: arrival) ?? true }

    /// Whether the folder is polled for want of inotify, and it is time to try again.
    func wantsInotify(at now: SuspendingClock.Instant) -> Bool {
        nextInotifyAttempt.map { $0 <= now } ?? false
    }

    /// Takes the watch that has been set.
    ///
    /// - Returns: What is to be told of it.
    func begin(_ watch: Watch, at now: SuspendingClock.Instant) -> [FolderEvent] {
        var events: [FolderEvent] = []
        if let before = present?.directory, before != watch.directory {
            events.append(.folderChanged(folder.id, isOtherVolume: before.device != watch.directory.device))
        }
        if self.watch?.method != watch.method { events.append(.watching(folder.id, watch.method)) }
        if watch.method.isDegraded {
            nextInotifyAttempt = now + inotifyAttempts.next()
        } else {
            nextInotifyAttempt = nil
            inotifyAttempts.reset()
        }
        self.watch = watch
        know(watch.directory)
        present?.settling.settle = settle
        return events
    }

    /// Drops the watch, after it has been ended.
    ///
    /// Settled files stay known, unsettled ones will start anew.
    func end() {
        watch = nil
        present?.settling.interrupt()
    }

    /// Puts off the next look for the folder, for no longer than its files take to settle.
    func retreat(at now: SuspendingClock.Instant) {
        nextVisit = now + max(Self.shortestAbsence, min(settle, Self.longestAbsence))
    }

    /// Takes in what events said about names.
    ///
    /// - Throws: ``WatchError`` when the watched directory is no longer at its path.
    func take(_ touches: Touches, at now: SuspendingClock.Instant) throws(WatchError) -> [FolderEvent] {
        let directory = try open()
        var events: [FolderEvent] = []
        for name in touches.departed {
            note(present?.settling.forget(name), name, in: &events)
        }
        for name in touches.names {
            note(present?.settling.touch(name, directory.glimpse(name), at: now), name, in: &events)
        }
        return events
    }

    /// Looks closely at the files whose settle time is over.
    ///
    /// - Throws: ``WatchError`` when the watched directory is no longer at its path.
    func lookAtDueFiles(at now: SuspendingClock.Instant) throws(WatchError) -> [FolderEvent] {
        guard let due = present?.settling.due(at: now), !due.isEmpty else { return [] }
        let directory = try open()
        var events: [FolderEvent] = []
        for name in due {
            note(present?.settling.look(name, directory.examine(name), at: now), name, in: &events)
        }
        return events
    }

    /// Takes in all names of the watched directory, for everything that no event told.
    func take(
        all names: [FilePath.Component],
        of directory: borrowing OpenFolder,
        at now: SuspendingClock.Instant
    ) -> [FolderEvent] {
        var events: [FolderEvent] = []
        for name in (present?.settling.names ?? []).subtracting(names) + names {
            note(present?.settling.look(name, directory.glimpse(name), at: now), name, in: &events)
        }
        nextVisit = now + interval
        return events
    }

    /// How long until the folder is read through again.
    private var interval: Duration {
        let rescan = folder.rescanInterval * Double.random(in: 0.9...1.1)
        return watch?.method.kind == .inotify ? rescan : min(folder.pollInterval, rescan)
    }

    private func open() throws(WatchError) -> OpenFolder {
        let directory = try OpenFolder(folder.path)
        guard directory.identity == watch?.directory else {
            throw WatchError(.folderMissing, "\(folder.path.shown): another folder has taken its place")
        }
        return directory
    }

    /// Turns to what is known of a directory, and remembers what is known of the one before it: an unmounted volume
    /// leaves its empty mount point behind, and comes back.
    private func know(_ directory: OpenFolder.Identity) {
        guard present?.directory != directory else { return }
        let fresh = Knowledge(directory: directory, settling: Settling(settle: .zero, maximum: folder.settleMaximum))
        let known = former?.directory == directory ? former : nil
        former = present
        present = known ?? fresh
    }

    private func note(_ verdict: Settling.Verdict??, _ name: FilePath.Component, in events: inout [FolderEvent]) {
        switch verdict ?? nil {
        case .settled(let identity):
            events.append(.settled(SettledFile(folder: folder.id, name: name, identity: identity)))
        case .refused(let reason):
            events.append(.refused(RefusedFile(folder: folder.id, name: name, reason: reason)))
        case .receiving(let reason):
            events.append(.receiving(folder.id, name, reason))
        case .vanished:
            events.append(.vanished(folder.id, name))
        case nil:
            break
        }
    }
}
