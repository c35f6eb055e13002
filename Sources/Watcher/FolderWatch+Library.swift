import Dispatch
import SystemPackage

extension FolderWatch {
    /// Starts the library, if that is possible now.
    func startLibrary() {
        guard library == nil, !isClosed else { return }
        let library: InotifyLibrary
        do throws(WatchError) {
            library = try InotifyLibrary()
        } catch {
            libraryTrouble = error
            return
        }
        let readiness = DispatchSource.makeReadSource(fileDescriptor: library.descriptor, queue: owner.queue)
        readiness.setEventHandler { self.assumeIsolated { $0.takeEvents() } }
        readiness.setCancelHandler { self.assumeIsolated { $0.finishLibrary() } }
        self.library = consume library
        self.readiness = readiness
        libraryTrouble = nil
        readiness.activate()
    }

    /// Stops the library; it is started anew then, unless the watch is closed.
    func letGoOfLibrary() {
        // The descriptor must not be closed before Dispatch has let go of it; the cancel handler comes after that. A
        // source that is cancelled twice calls it once.
        if let readiness { readiness.cancel() } else { finishLibrary() }
    }

    private func finishLibrary() {
        library.take()?.finish(removing: inboxesByWatch.keys)
        readiness = nil
        for inbox in inboxesByWatch.values { forgetWatch(of: inbox) }
        inboxesByWatch.removeAll()
        endedWatches.removeAll()
        cookies.removeAll()
        guard !isClosed else { return release() }
        startLibrary()
        report.yield(.restarted)
        let now = SuspendingClock.now
        for inbox in inboxes.values { visit(inbox, at: now) }
        advanceSyncs(at: now)
    }
}
