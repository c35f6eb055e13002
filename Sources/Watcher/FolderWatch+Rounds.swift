import Dispatch
import Glibc

extension FolderWatch {
    /// The shortest time between two rounds: a flood of files is then settled in a few rounds, each of which takes time
    /// proportional to their number.
    private static let pause = Duration.milliseconds(50)

    /// The longest that the timer is set for, so that no setting, however long, is too long for it.
    private static let longestPause = Duration.seconds(3600)

    /// Does what is due in every folder, and sets the timer for what comes next.
    func makeRounds() {
        alarm = nil
        let now = SuspendingClock.now
        restartIfSilent(at: now)
        for inbox in inboxes.values {
            if inbox.watch != nil {
                do throws(WatchError) {
                    send(try inbox.lookAtDueFiles(at: now))
                } catch {
                    replaceWatch(of: inbox, at: now)
                }
            }
            if inbox.nextVisit <= now {
                if inbox.watch?.method.kind == .inotify { placeCookie(in: inbox, at: now) }
                visit(inbox, at: now)
            }
        }
        advanceSyncs(at: now)
        let deadlines = cookies.values.lazy.map(\.deadline) + syncs.lazy.map(\.deadline)
        if let next = (inboxes.values.lazy.map(\.nextDue) + deadlines).min() { wake(noLaterThan: next) }
    }

    /// Reads a folder through, after setting a watch on it if it has none.
    ///
    /// In this order: a file that comes between the two is seen twice, in the other order it would not be seen at all.
    func visit(_ inbox: Inbox, at now: SuspendingClock.Instant) {
        do throws(WatchError) {
            let directory = try OpenFolder(inbox.folder.path)
            if let watched = inbox.watch?.directory, watched != directory.identity { unwatch(inbox) }
            let isReturn = inbox.watch == nil
            if isReturn || inbox.wantsInotify(at: now) { try setWatch(on: inbox, directory, at: now) }
            let names = try directory.names()
            if isReturn {
                for name in names where Cookie.bears(name) { directory.remove(name) }
            }
            send(inbox.take(all: names.filter { !IgnoredNames.cover($0) }, of: directory, at: now))
            scanReport.yield(FolderScan(folder: inbox.folder.id, wallTime: .now(CLOCK_REALTIME)))
            if isReturn {
                inbox.trouble = nil
                report.yield(.folderReady(inbox.folder.id))
            }
        } catch {
            unwatch(inbox)
            // A directory that is away may come back under other numbers, and its own may become another's.
            if error.code == .folderMissing || error.code == .notAFolder { claims?.release(inbox.folder.id) }
            inbox.retreat(at: now)
            if inbox.trouble?.code != error.code { report.yield(.folderUnavailable(inbox.folder.id, error)) }
            inbox.trouble = error
        }
        wake(noLaterThan: inbox.nextDue)
    }

    /// Takes up whatever is at the folder's path now, after the watched directory has gone from there.
    func replaceWatch(of inbox: Inbox, at now: SuspendingClock.Instant) {
        unwatch(inbox)
        visit(inbox, at: now)
    }

    /// Ends the watch of a folder if it has one.
    func unwatch(_ inbox: Inbox) {
        if let number = inbox.watch?.number {
            library?.unwatch(number)
            endedWatches.insert(number)
            inboxesByWatch[number] = nil
        }
        forgetWatch(of: inbox)
    }

    /// Drops what depended on the watch of a folder, which has ended.
    func forgetWatch(of inbox: Inbox) {
        inbox.end()
        cookies = cookies.filter { $0.value.folder != inbox.folder.id }
        for index in syncs.indices where syncs[index].folder == inbox.folder.id { syncs[index].lastArrival = nil }
    }

    func send(_ events: [FolderEvent]) {
        for event in events { report.yield(event) }
    }

    /// Sees to it that the rounds are made then or earlier.
    func wake(noLaterThan instant: SuspendingClock.Instant) {
        if let alarm, alarm <= instant { return }
        alarm = instant
        let delay = min(max(instant - SuspendingClock.now, Self.pause), Self.longestPause)
        timer.schedule(deadline: .now() + .milliseconds(Int(delay / .milliseconds(1)) + 1))
    }

    /// Sees to it that no other watch is set on the directory.
    ///
    /// inotify would answer with the number of that watch, and the library would mix up the two.
    ///
    /// - Throws: ``WatchError`` when there is one.
    func requireUnwatched(_ directory: borrowing OpenFolder, but inbox: Inbox? = nil) throws(WatchError) {
        let identity = directory.identity
        guard let other = inboxes.values.first(where: { $0 !== inbox && $0.watch?.directory == identity }) else {
            return
        }
        throw WatchError(
            .duplicateFolder,
            "\(directory.path.shown) is watched already, as \(other.folder.path.shown)"
        )
    }

    private func setWatch(
        on inbox: Inbox,
        _ directory: borrowing OpenFolder,
        at now: SuspendingClock.Instant
    ) throws(WatchError) {
        try requireUnwatched(directory, but: inbox)
        let folder = inbox.folder
        if let trouble = try claims?.take(directory.identity, at: folder.path, for: folder.id) {
            report.yield(.unclaimed(trouble))
        }
        let (number, method) = watch(directory, by: inbox.folder.method)
        send(inbox.begin(Inbox.Watch(number: number, directory: directory.identity, method: method), at: now))
        if let number { inboxesByWatch[number] = inbox }
    }

    private func watch(
        _ directory: borrowing OpenFolder,
        by method: WatchedFolder.Method
    ) -> (number: Int32?, WatchMethod) {
        guard method != .poll else { return (nil, .chosenPolling) }
        let remote = method == .auto ? directory.remoteFileSystem : nil
        do throws(WatchError) {
            startLibrary()
            if let libraryTrouble { throw libraryTrouble }
            return (try library?.watch(directory), remote.map(WatchMethod.besides) ?? .inotify)
        } catch {
            return (nil, .instead(error))
        }
    }
}
