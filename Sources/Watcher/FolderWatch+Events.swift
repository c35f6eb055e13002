import Dispatch
import Glibc

extension FolderWatch {
    /// How many events are taken before timers, rescans and callers get their turn.
    private static let runLength = 4096

    /// Acts on the events that have come.
    func takeEvents() {
        act(on: gather())
    }

    /// Acts on a run of events.
    func act(on harvest: Harvest) {
        let now = SuspendingClock.now
        for id in harvest.lostFolders {
            if let inbox = inboxes[id] { replaceWatch(of: inbox, at: now) }
        }
        for (watch, touches) in harvest.touches {
            guard let inbox = inboxesByWatch[watch] else { continue }
            do throws(WatchError) {
                send(try inbox.take(touches, at: now))
                // What has come before is waited for already; so this need not look through all candidates.
                wake(noLaterThan: now + inbox.settle)
            } catch {
                replaceWatch(of: inbox, at: now)
            }
        }
        if harvest.isIncomplete {
            // The events of cookies may be among those that were dropped, and everything is seen now.
            cookies.removeAll()
            for inbox in inboxes.values { visit(inbox, at: now) }
        }
        if harvest.hasOverflowed { report.yield(.overflowed) }
        advanceSyncs(at: now)
        // The library may hold events in its buffer of which the descriptor shows no sign.
        if !harvest.isLast { owner.queue.async { self.assumeIsolated { $0.takeEvents() } } }
    }

    private func gather() -> Harvest {
        var harvest = Harvest()
        do throws(WatchError) {
            for _ in 0..<Self.runLength {
                guard let event = try library?.next() else {
                    harvest.isLast = true
                    break
                }
                sort(event, into: &harvest)
            }
        } catch {
            // What cannot be read as events can be read from the folders.
            harvest.isIncomplete = true
            harvest.isLast = true
        }
        return harvest
    }

    private func sort(_ event: InotifyEvent, into harvest: inout Harvest) {
        let watch = event.watch
        recent.add(event, of: inboxesByWatch[watch]?.folder.id)
        if event.has(IN_Q_OVERFLOW) {
            harvest.hasOverflowed = true
            harvest.isIncomplete = true
        } else if endedWatches.contains(watch) {
            if event.has(IN_IGNORED) { endedWatches.remove(watch) }
        } else if let inbox = inboxesByWatch[watch] {
            sort(event, of: inbox, into: &harvest)
        } else {
            harvest.isIncomplete = true
        }
    }

    private func sort(_ event: InotifyEvent, of inbox: Inbox, into harvest: inout Harvest) {
        if event.has(IN_IGNORED) {
            // The kernel has ended the watch itself: its folder was deleted or unmounted.
            inboxesByWatch[event.watch] = nil
            forgetWatch(of: inbox)
            harvest.lostFolders.insert(inbox.folder.id)
        } else if event.has(IN_MOVE_SELF) {
            harvest.lostFolders.insert(inbox.folder.id)
        } else if let name = event.name, cookies.removeValue(forKey: name) != nil {
            return
        } else if let name = event.name, !event.has(IN_ISDIR), !IgnoredNames.cover(name) {
            harvest.touches[event.watch, default: Touches()].add(name, departed: event.has(IN_DELETE | IN_MOVED_FROM))
        }
    }
}
