import SystemPackage

/// One watched folder: what is known of the files in it, and how to learn more.
///
/// A class, so that its tables are changed in place; it belongs to the ``FolderWatch`` that made it.
final class Inbox {
    /// A watch that is set, and the directory it is set on.
    struct Watch {
        let number: Int32
        let directory: OpenFolder.Identity
    }

    let folder: WatchedFolder

    /// The watch, while there is one.
    var watch: Watch?

    /// What was last reported as being wrong with the folder, while there is no watch.
    var trouble: WatchError?

    /// When the folder is to be read through again or, without a watch, to be looked for again.
    var nextVisit: SuspendingClock.Instant

    private var settling: Settling

    init(_ folder: WatchedFolder, at now: SuspendingClock.Instant) {
        self.folder = folder
        nextVisit = now
        settling = Settling(settle: folder.settle, maximum: folder.settleMaximum)
    }

    /// When something is to be done here without any event.
    var nextDue: SuspendingClock.Instant {
        guard watch != nil, let look = settling.nextLook else { return nextVisit }
        return min(look, nextVisit)
    }

    /// Takes in what events said about names.
    ///
    /// - Throws: ``WatchError`` when the watched directory is no longer at its path.
    func take(_ touches: Touches, at now: SuspendingClock.Instant) throws(WatchError) -> [FolderEvent] {
        let directory = try open()
        var events: [FolderEvent] = []
        for name in touches.departed {
            note(settling.forget(name), name, in: &events)
        }
        for name in touches.names {
            note(settling.touch(name, directory.glimpse(name), at: now), name, in: &events)
        }
        return events
    }

    /// Looks closely at the files whose settle time is over.
    ///
    /// - Throws: ``WatchError`` when the watched directory is no longer at its path.
    func lookAtDueFiles(at now: SuspendingClock.Instant) throws(WatchError) -> [FolderEvent] {
        let due = settling.due(at: now)
        guard !due.isEmpty else { return [] }
        let directory = try open()
        var events: [FolderEvent] = []
        for name in due {
            note(settling.look(name, directory.examine(name), at: now), name, in: &events)
        }
        return events
    }

    /// Reads the folder through, for everything that no event told.
    ///
    /// - Throws: ``WatchError`` when the folder cannot be read or is no longer the watched one.
    func scan(at now: SuspendingClock.Instant) throws(WatchError) -> [FolderEvent] {
        let directory = try open()
        let names = try directory.names()
        var events: [FolderEvent] = []
        for name in settling.names.subtracting(names) + names {
            note(settling.look(name, directory.glimpse(name), at: now), name, in: &events)
        }
        nextVisit = now + folder.rescanInterval
        return events
    }

    /// Waits for the folder's return: settled files stay known, unsettled ones will start anew.
    func interrupt(retryAt time: SuspendingClock.Instant) {
        nextVisit = time
        settling.interrupt()
    }

    private func open() throws(WatchError) -> OpenFolder {
        let directory = try OpenFolder(folder.path)
        guard directory.identity == watch?.directory else {
            throw WatchError(.folderMissing, "\(folder.path.shown): another folder has taken its place")
        }
        return directory
    }

    private func note(_ verdict: Settling.Verdict?, _ name: FilePath.Component, in events: inout [FolderEvent]) {
        switch verdict {
        case .settled(let identity):
            events.append(.settled(SettledFile(folder: folder.id, name: name, identity: identity)))
        case .refused(let reason):
            events.append(.refused(RefusedFile(folder: folder.id, name: name, reason: reason)))
        case .receiving:
            events.append(.receiving(folder.id, name))
        case .vanished:
            events.append(.vanished(folder.id, name))
        case nil:
            break
        }
    }
}
