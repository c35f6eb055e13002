import Dispatch
import Synchronization
import SystemPackage

/// Watches inboxes and tells of every file that has settled in one of them.
///
/// libinotifytools knows one inotify instance in a process and is safe on one thread only; so there is one watch in a
/// process, an actor with a queue of its own that alone calls the library. It lives until ``close()``.
public actor FolderWatch {
    /// What happens in the folders, for one receiver; kept without limit until it is taken, and over after ``close()``.
    public nonisolated let events: AsyncStream<FolderEvent>

    let report: AsyncStream<FolderEvent>.Continuation
    let owner: OwnerExecutor
    var library: InotifyLibrary?
    var inboxes: [String: Inbox] = [:]

    /// The folder of each watch that is set.
    var inboxesByWatch: [Int32: Inbox] = [:]

    /// Watches that were ended and whose last events are on their way.
    var endedWatches: Set<Int32> = []

    /// When the timer will go off.
    var alarm: SuspendingClock.Instant?

    let timer: any DispatchSourceTimer
    private let readiness: any DispatchSourceRead
    private var closers: [CheckedContinuation<Void, Never>] = []

    private static let isTaken = Mutex(false)

    /// The queue that everything here runs on.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { owner.asUnownedSerialExecutor() }

    /// Starts to watch, with no folders yet.
    ///
    /// Make it early: the library needs a file descriptor below 1024.
    ///
    /// - Throws: ``WatchError`` when this process has a watch already, or the system grants no inotify instance.
    public init() throws(WatchError) {
        let wasTaken = Self.isTaken.withLock { isTaken in
            defer { isTaken = true }
            return isTaken
        }
        guard !wasTaken else {
            throw WatchError(.alreadyWatching, "this process watches folders already; only one watch is possible")
        }
        let library: InotifyLibrary
        do throws(WatchError) {
            library = try InotifyLibrary()
        } catch {
            Self.isTaken.withLock { $0 = false }
            throw error
        }

        let owner = OwnerExecutor(label: "impasto.folders")
        let readiness = DispatchSource.makeReadSource(fileDescriptor: library.descriptor, queue: owner.queue)
        let timer = DispatchSource.makeTimerSource(queue: owner.queue)
        (events, report) = AsyncStream.makeStream()
        self.owner = owner
        self.library = consume library
        self.readiness = readiness
        self.timer = timer

        readiness.setEventHandler { self.assumeIsolated { $0.takeEvents() } }
        readiness.setCancelHandler { self.assumeIsolated { $0.release() } }
        timer.setEventHandler { self.assumeIsolated { $0.makeRounds() } }
        readiness.activate()
        timer.activate()
    }

    /// Watches a folder from now on.
    ///
    /// Files that lie in it already are reported like those that come.
    ///
    /// A folder that is missing or cannot be read is no error: it is told by ``FolderEvent/folderUnavailable(_:_:)``
    /// and taken up as soon as it is there.
    ///
    /// - Throws: ``WatchError`` when the path is not absolute, when the id or the directory is watched already, or when
    ///   the watch is closed.
    public func add(_ folder: WatchedFolder) throws(WatchError) {
        guard library != nil else { throw WatchError(.closed, "\(folder.path.shown): the folder watch is closed") }
        guard folder.path.isAbsolute else {
            throw WatchError(.relativePath, "\(folder.path.shown): a watched folder needs an absolute path")
        }
        guard inboxes[folder.id] == nil else {
            throw WatchError(.duplicateFolder, "a folder of the name \(folder.id) is watched already")
        }
        if let directory = try? OpenFolder(folder.path) { try requireUnwatched(directory) }
        let now = SuspendingClock.now
        let inbox = Inbox(folder, at: now)
        inboxes[folder.id] = inbox
        visit(inbox, at: now)
    }

    /// Ends the watch of a folder and forgets everything about it.
    ///
    /// Does nothing if there is none of that id.
    public func remove(id: String) {
        guard let inbox = inboxes.removeValue(forKey: id) else { return }
        unwatch(inbox)
    }

    /// Reads a folder through at once and returns when that is done.
    ///
    /// Does nothing if there is none of that id.
    public func rescan(id: String) {
        guard let inbox = inboxes[id] else { return }
        visit(inbox, at: SuspendingClock.now)
    }

    /// Ends the watch of all folders, ends ``events``, and returns when everything is released.
    public func close() async {
        guard library != nil else { return }
        timer.cancel()
        // The descriptor must not be closed before Dispatch has let go of it; the cancel handler comes after that.
        await withCheckedContinuation { closer in
            closers.append(closer)
            readiness.cancel()
        }
    }

    private func release() {
        library.take()?.finish(removing: inboxesByWatch.keys)
        inboxes.removeAll()
        inboxesByWatch.removeAll()
        endedWatches.removeAll()
        report.finish()
        Self.isTaken.withLock { $0 = false }
        for closer in closers { closer.resume() }
        closers.removeAll()
    }
}
