import Contract
import Jobs
import Logging
import Synchronization
import SystemPackage
import Watcher

/// Makes jobs of the pictures that settle in the watched folders.
///
/// A picture waits as long as its folder has no recipe, or as the recipe is being changed. Pictures that settle while
/// others are being queued are queued together: one transaction, one wait for the disk.
actor Intake {
    let queue: JobQueue
    let logger: Logger

    let watch: FolderWatch
    let claims: InboxClaims
    private var listeners: [AsyncStream<IntakeOverview>.Continuation] = []
    private var rescans: UInt64 = 0

    /// How often the kernel has dropped events.
    var overflows: UInt64 = 0
    private let retryInterval: Duration

    var folders: [String: InboxFolder] = [:]
    var check = OutboxCheck(folders: [])
    private var ready: [JobRequest] = []
    private(set) var isQueueing = false

    /// The number of the last synchronisation behind whose events the intake is, and who waits for it to come so far.
    var lastSync: UInt64 = 0
    var syncWaiters: [CheckedContinuation<Void, Never>] = []

    init(
        watch: FolderWatch,
        claims: InboxClaims,
        queue: JobQueue,
        logger: Logger,
        retryInterval: Duration = .seconds(30)
    ) {
        self.watch = watch
        self.claims = claims
        self.queue = queue
        self.logger = logger
        self.retryInterval = retryInterval
    }

    /// How the folders are.
    var overview: IntakeOverview {
        let reports = folders.values.map(\.report).sorted { $0.name < $1.name }
        return IntakeOverview(folders: reports, overflows: overflows, rescans: rescans)
    }

    /// How the folders are, now and whenever that may have changed; of several changes the last one only.
    func changes() -> AsyncStream<IntakeOverview> {
        let (changes, change) = AsyncStream<IntakeOverview>.makeStream(bufferingPolicy: .bufferingNewest(1))
        change.yield(overview)
        listeners.append(change)
        return changes
    }

    /// Takes what the watch tells until the task is cancelled.
    func run() async {
        for await event in watch.events {
            handle(event)
            tellChange()
        }
    }

    /// Notes when folders are read through, until the task is cancelled.
    func noteScans() async {
        for await scan in watch.scans {
            rescans += 1
            folders[scan.folder]?.lastScan = UInt64(scan.wallTime / .microseconds(1))
            tellChange()
        }
    }

    /// Reads all recipes again and tells what is wrong with them; nil where nothing is.
    func reloadStyles() -> [String: String?] {
        for name in folders.keys { readStyle(name) }
        tellChange()
        return folders.mapValues(\.style.trouble)
    }

    /// Looks through a folder at once.
    ///
    /// - Returns: How many files were seen that the watch had not told of yet; they settle before they are taken.
    /// - Throws: `ServiceError` when there is no such folder.
    func rescan(_ name: String) async throws -> Int {
        guard let folder = folders[name] else { throw ServiceError.noSuchFolder(name) }
        await watch.rescan(id: name)
        let names = try folder.configuration.inbox.names()
        return names.count { name in
            !folder.names.contains(name) && !folder.isOwn(name) && !name.starts(with: ".".utf8)
                && (try? folder.configuration.inbox.appending(bytes: name).entry())?.type == .regular
        }
    }

    /// Queues a picture that has just been put into an inbox, without waiting for the watch to see it.
    func enqueueNow(_ request: JobRequest, quota: Int? = nil) async throws -> JobID {
        guard let admission = try await queue.enqueue(request, quota: quota) else {
            throw ServiceError(.internalError, "The queue gave no answer.")
        }
        return admission.id
    }

    /// Tells the administrator that a folder is not as it should be.
    func troubled(_ name: String, _ trouble: String) {
        logger.note(.folderTroubled, .warning, "folder \(name): \(trouble)", [.folder: name])
    }

    func readStyle(_ name: String) {
        guard var folder = folders[name] else { return }
        let before = folder.style
        folder.style.read(folder.configuration, check)
        folders[name] = folder
        if let trouble = folder.style.trouble, trouble != before.trouble {
            troubled(name, trouble)
        }
        if folder.style.trouble == nil, folder.style.identity != before.identity {
            logger.info("folder \(name): style.toml is in force")
        }
        remember(folder.style.lastGood, before: before.lastGood, of: name)
        takeWaiting(name)
        guard folder.style.mayBeReadLater else { return }
        afterAWhile { intake in
            if intake.folders[name]?.style.mayBeReadLater == true { intake.readStyle(name) }
        }
    }

    /// Does something once more that a disk in trouble has refused.
    func afterAWhile(_ deed: @escaping @Sendable (isolated Intake) -> Void) {
        Task {
            guard (try? await Task.sleep(for: retryInterval)) != nil else { return }
            deed(self)
            tellChange()
        }
    }

    /// Keeps the last good recipe over a restart, at which the file may be broken.
    private func remember(_ recipe: FrozenRecipe?, before: FrozenRecipe?, of name: String) {
        guard recipe != before else { return }
        Task {
            do {
                try await queue.setLastRecipe(of: name, to: recipe)
            } catch {
                logger.warning("folder \(name): its recipe cannot be remembered: \(error)")
            }
        }
    }

    /// Makes jobs of the waiting pictures of a folder, if it has a recipe that nobody is changing.
    func takeWaiting(_ name: String) {
        guard let folder = folders[name], !folder.waiting.isEmpty else { return }
        guard let inForce = folder.style.inForce else { return }
        do {
            guard try folder.style.isUpToDate(folder.configuration) else { return }
        } catch {
            return afterAWhile { $0.takeWaiting(name) }
        }
        for file in folder.waiting.values.map(\.file) where !folder.isOwn(file.name.bytes) {
            let look = folder.configuration.look(for: file)
            ready.append(
                JobRequest(
                    folder: name,
                    name: file.name.bytes,
                    identity: SourceIdentity(file.identity),
                    inbox: look?.directory,
                    recipe: inForce.recipe,
                    owner: look?.entry?.userID.rawValue,
                    priority: folder.configuration.priority
                )
            )
        }
        folders[name]?.waiting = [:]
        guard !isQueueing else { return }
        isQueueing = true
        Task { await queueReady() }
    }

    private func queueReady() async {
        while !ready.isEmpty {
            let batch = ready
            ready = []
            do {
                let inboxes = folders.mapValues(\.configuration.inbox)
                let absent = Mutex<[JobRequest]>([])
                _ = try await queue.enqueue(batch) { request in
                    let isThere = request.isThere(in: inboxes[request.folder])
                    if !isThere { absent.withLock { $0.append(request) } }
                    return isThere
                }
                for request in absent.withLock(\.self) { waitAgain(request) }
                CrashPoint.pictureQueued.pass()
            } catch {
                logger.error("pictures cannot be queued: \(error); trying again in \(retryInterval)")
                ready = batch + ready
                guard (try? await Task.sleep(for: retryInterval)) != nil else { break }
            }
        }
        isQueueing = false
        wakeSyncWaiters()
    }

    /// Keeps a picture that is not there.
    ///
    /// Its volume may be away, and the watch tells nothing twice. A picture that is gone for good is told to have vanished.
    private func waitAgain(_ request: JobRequest) {
        guard let folder = folders[request.folder], folder.names.contains(request.name),
            let name = folder.configuration.inbox.appending(bytes: request.name).lastComponent
        else { return }
        keepWaiting(SettledFile(folder: request.folder, name: name, identity: FileIdentity(request.identity)))
    }

    func tellChange() {
        let overview = overview
        for listener in listeners { listener.yield(overview) }
    }
}

extension FolderConfiguration {
    /// What a look for a file that has settled shows; nil where it is that file no more.
    fileprivate func look(for file: SettledFile) -> DirectoryLook? {
        guard let look = try? DirectoryLook(inbox, for: file.name.bytes),
            look.entry?.identity == SourceIdentity(file.identity)
        else { return nil }
        return look
    }
}

extension JobRequest {
    /// Whether the picture is still in its inbox and the same; a disk that does not tell is believed to have it.
    fileprivate func isThere(in inbox: FilePath?) -> Bool {
        do {
            return try inbox?.appending(bytes: name).entry()?.identity == identity
        } catch {
            return true
        }
    }
}

extension FileIdentity {
    fileprivate init(_ identity: SourceIdentity) {
        self.init(
            device: identity.device,
            inode: identity.inode,
            size: identity.size,
            modifiedNanoseconds: identity.modifiedNanoseconds
        )
    }
}

extension SourceIdentity {
    fileprivate init(_ identity: FileIdentity) {
        self.init(
            device: identity.device,
            inode: identity.inode,
            size: identity.size,
            modifiedNanoseconds: identity.modifiedNanoseconds
        )
    }
}
