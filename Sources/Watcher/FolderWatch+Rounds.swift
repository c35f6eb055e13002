import Dispatch

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
        for inbox in inboxes.values {
            if inbox.watch != nil {
                do throws(WatchError) {
                    send(try inbox.lookAtDueFiles(at: now))
                } catch {
                    replaceWatch(of: inbox, at: now)
                }
            }
            if inbox.nextVisit <= now { visit(inbox, at: now) }
        }
        if let next = inboxes.values.lazy.map(\.nextDue).min() { wake(noLaterThan: next) }
    }

    /// Reads a folder through, after setting a watch on it if it has none.
    ///
    /// In this order: a file that comes between the two is seen twice, in the other order it would not be seen at all.
    func visit(_ inbox: Inbox, at now: SuspendingClock.Instant) {
        do throws(WatchError) {
            let isReturn = inbox.watch == nil
            if isReturn { try setWatch(on: inbox) }
            send(try inbox.scan(at: now))
            if isReturn {
                inbox.trouble = nil
                report.yield(.folderReady(inbox.folder.id))
            }
        } catch {
            unwatch(inbox)
            inbox.interrupt(retryAt: now + inbox.folder.settle)
            if inbox.trouble?.code != error.code { report.yield(.folderUnavailable(inbox.folder.id, error)) }
            inbox.trouble = error
        }
        wake(noLaterThan: min(inbox.nextVisit, now + inbox.folder.settle))
    }

    /// Takes up whatever is at the folder's path now, after the watched directory has gone from there.
    func replaceWatch(of inbox: Inbox, at now: SuspendingClock.Instant) {
        unwatch(inbox)
        inbox.interrupt(retryAt: now)
        visit(inbox, at: now)
    }

    /// Ends the watch of a folder if it has one.
    func unwatch(_ inbox: Inbox) {
        guard let watch = inbox.watch else { return }
        library?.unwatch(watch.number)
        endedWatches.insert(watch.number)
        inboxesByWatch[watch.number] = nil
        inbox.watch = nil
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
    func requireUnwatched(_ directory: borrowing OpenFolder) throws(WatchError) {
        let identity = directory.identity
        guard let other = inboxesByWatch.values.first(where: { $0.watch?.directory == identity }) else { return }
        throw WatchError(
            .duplicateFolder,
            "\(directory.path.shown) is watched already, as \(other.folder.path.shown)"
        )
    }

    private func setWatch(on inbox: Inbox) throws(WatchError) {
        let directory = try OpenFolder(inbox.folder.path)
        try requireUnwatched(directory)
        guard let number = try library?.watch(directory) else { return }
        inbox.watch = Inbox.Watch(number: number, directory: directory.identity)
        inboxesByWatch[number] = inbox
    }
}
