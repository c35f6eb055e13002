import Dispatch
import Glibc
import Synchronization
import SystemPackage

/// Watches inboxes and tells of every file that has settled in one of them.
///
/// libinotifytools knows one inotify instance in a process and is safe on one thread only; so there is one watch in a
/// process, an actor with a queue of its own that alone calls the library. It lives until ``close()``.
public actor FolderWatch {
    /// What happens in the folders, for one receiver; kept without limit until it is taken, and over after ``close()``.
    public nonisolated let events: AsyncStream<FolderEvent>

    /// Tells each time that a folder has been read through, for one receiver; only the last few are kept until they are
    /// taken.
    public nonisolated let scans: AsyncStream<FolderScan>

    let report: AsyncStream<FolderEvent>.Continuation
    let scanReport: AsyncStream<FolderScan>.Continuation
    let owner: OwnerExecutor

    /// How long the event of a cookie may take.
    let patience: Duration

    /// What keeps other daemons from watching the same folders; nil where nothing shall.
    let claims: InboxClaims?

    /// The library, while it can be had.
    var library: InotifyLibrary?

    /// Why there is no library.
    var libraryTrouble: WatchError?

    /// Tells when the library has events; cancelled when the library is to be let go of.
    var readiness: (any DispatchSourceRead)?

    var inboxes: [String: Inbox] = [:]

    /// The folder of each inotify watch that is set.
    var inboxesByWatch: [Int32: Inbox] = [:]

    /// Watches that were ended and whose last events are on their way.
    var endedWatches: Set<Int32> = []

    /// The cookies whose events are awaited.
    var cookies: [FilePath.Component: Cookie] = [:]

    var syncs: [SyncRequest] = []
    var syncCount: UInt64 = 0
    var recent = RecentEvents()

    /// When the timer will go off.
    var alarm: SuspendingClock.Instant?

    /// Whether ``close()`` has been called.
    var isClosed = false

    let timer: any DispatchSourceTimer
    private var closers: [CheckedContinuation<Void, Never>] = []

    private static let isTaken = Mutex(false)

    /// The queue that everything here runs on.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { owner.asUnownedSerialExecutor() }

    /// Starts to watch, with no folders yet.
    ///
    /// Make it early: the library needs a file descriptor below 1024. Where there can be no inotify, folders are polled
    /// and it is tried again.
    ///
    /// - Parameters:
    ///   - patience: How long inotify may take to tell of a file that was made to test it. After that it is started anew.
    ///   - claims: Keeps other daemons from watching the same folders; nil where nothing shall.
    /// - Throws: ``WatchError`` when this process has a watch already.
    public init(patience: Duration = .seconds(10), claims: InboxClaims? = nil) throws(WatchError) {
        let wasTaken = Self.isTaken.withLock { isTaken in
            defer { isTaken = true }
            return isTaken
        }
        guard !wasTaken else {
            throw WatchError(.alreadyWatching, "this process watches folders already; only one watch is possible")
        }
        let owner = OwnerExecutor(label: "impasto.folders")
        let timer = DispatchSource.makeTimerSource(queue: owner.queue)
        (events, report) = AsyncStream.makeStream()
        (scans, scanReport) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1024))
        self.owner = owner
        self.timer = timer
        self.patience = patience
        self.claims = claims
        timer.setEventHandler { self.assumeIsolated { $0.makeRounds() } }
        timer.activate()
        owner.queue.sync { self.assumeIsolated { $0.startLibrary() } }
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
        guard !isClosed else { throw WatchError(.closed, "\(folder.path.shown): the folder watch is closed") }
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
    ///
    /// - Parameters:
    ///   - id: The folder's.
    ///   - comesBack: Whether a folder of that id is watched next, until when no other daemon is to have the inbox.
    public func remove(id: String, comesBack: Bool = false) {
        guard let inbox = inboxes.removeValue(forKey: id) else { return }
        unwatch(inbox)
        if !comesBack { claims?.release(id) }
        advanceSyncs(at: SuspendingClock.now)
    }

    /// Reads a folder through at once and returns when that is done.
    ///
    /// Does nothing if there is none of that id.
    public func rescan(id: String) {
        guard let inbox = inboxes[id] else { return }
        visit(inbox, at: SuspendingClock.now)
    }

    /// Does what is done when the kernel has dropped events: reads all folders through, and tells of it.
    public func pretendOverflow() {
        act(on: Harvest(hasOverflowed: true, isIncomplete: true, isLast: true))
    }

    /// The files of a folder that have not settled yet, in the order in which they were first seen.
    ///
    /// There are none if there is no folder of that id.
    public func unsettledFiles(id: String) -> [UnsettledFile] {
        let (now, time) = (SuspendingClock.now, Duration.now(CLOCK_REALTIME))
        return (inboxes[id]?.settling?.unsettled ?? []).map { file in
            UnsettledFile(name: file.name, reason: file.reason, since: time - (now - file.firstSeen))
        }
    }

    /// The last raw events of inotify, at most 1024 of them, the oldest first.
    public func recentEvents(_ count: Int = 1024) -> [RawEvent] {
        recent.last(count)
    }

    /// Ends the watch of all folders, ends ``events``, and returns when everything is released.
    public func close() async {
        guard !isClosed else { return }
        isClosed = true
        timer.cancel()
        await withCheckedContinuation { closer in
            closers.append(closer)
            letGoOfLibrary()
        }
    }

    /// Ends everything that is left after the library has been let go of.
    func release() {
        for id in inboxes.keys { claims?.release(id) }
        inboxes.removeAll()
        advanceSyncs(at: SuspendingClock.now)
        report.finish()
        scanReport.finish()
        Self.isTaken.withLock { $0 = false }
        for closer in closers { closer.resume() }
        closers.removeAll()
    }
}
