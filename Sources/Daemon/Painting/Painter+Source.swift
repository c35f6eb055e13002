import Contract
import Jobs
import SystemPackage

extension Painter {
    /// What has become of a job's picture.
    enum Whereabouts {
        /// It is there and the same.
        case here

        /// Another file has its name.
        case replaced

        /// Somebody took it away.
        case gone

        /// The inbox's path leads to another directory or to none, which tells nothing of the picture: a volume that is
        /// away leaves an empty mount point, and comes back.
        case elsewhere
    }

    /// Looks for a job's picture where its row says that it is.
    func whereabouts(of job: Job, in folder: FolderConfiguration) throws(FileError) -> Whereabouts {
        guard let look = try DirectoryLook(folder.inbox, for: job.source) else { return .elsewhere }
        if let entry = look.entry, entry.identity.isSame(as: job.identity) { return .here }
        if let inbox = job.inbox, inbox != look.directory { return .elsewhere }
        return look.entry == nil ? .gone : .replaced
    }

    /// Where in the inbox a job's picture is that somebody has renamed; nil where it is not there.
    func newName(of job: Job, in folder: FolderConfiguration) throws(FileError) -> FilePath? {
        for name in try folder.inbox.names() {
            let path = folder.inbox.appending(bytes: name)
            if let entry = try path.entry(), entry.type == .regular, entry.identity.isSame(as: job.identity) {
                return path
            }
        }
        return nil
    }

    /// Opens the very file that was queued: whatever takes its name from now on, this one is painted.
    func open(_ job: Job, in folder: FolderConfiguration) throws -> FileDescriptor {
        try checkSource(of: job, in: folder)
        let path = folder.inbox.appending(bytes: job.source)
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(path, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
        } catch {
            throw JobFailure(FileError("open", path, reason: error as? Errno ?? .ioError), .accessDenied)
        }
        do {
            guard try file.identity(at: path).isSame(as: job.identity) else { throw JobFailure.superseded(job) }
        } catch {
            try? file.close()
            throw error
        }
        return file
    }

    /// Makes sure that a job's picture is there; where its inbox is away, a finished painting waits for its return.
    ///
    /// - Throws: `JobFailure` when it is not, or `FileError`.
    func checkSource(of job: Job, in folder: FolderConfiguration, isPainted: Bool = false) throws {
        switch try whereabouts(of: job, in: folder) {
        case .here: return
        case .elsewhere where isPainted: return
        case .replaced: throw JobFailure.superseded(job)
        case .gone: throw JobFailure.sourceGone(job)
        case .elsewhere: throw JobFailure.inboxAway(job, folder)
        }
    }

    /// What a failure means where the job's inbox is away: the picture, or the style that lies beside it, was missed only
    /// for that.
    func excuse(_ failure: JobFailure, of job: Job) async -> JobFailure {
        guard failure.consequence == .fails || failure.consequence == .cancels,
            let folder = settings.current.folder(job.folder),
            (try? await offload { try whereabouts(of: job, in: folder) }) == .elsewhere
        else { return failure }
        return .inboxAway(job, folder)
    }
}

/// The folder of a job's picture is away, so that nothing can be said of the picture and it cannot be moved.
struct InboxAway: Error, CustomStringConvertible {
    let job: Job
    let folder: FolderConfiguration

    /// What is missing, and what to do.
    var description: String {
        """
        \(folder.inbox.shown) is not the folder any more in which \(EscapedName.text(of: job.name)) was found; bring \
        it back, or cancel the job
        """
    }
}

extension JobFailure {
    static func superseded(_ job: Job) -> JobFailure {
        JobFailure(
            code: "SourceChanged",
            message: "\(EscapedName.text(of: job.name)) became another picture, which is a job of its own",
            consequence: .cancels
        )
    }

    fileprivate static func sourceGone(_ job: Job) -> JobFailure {
        let name = EscapedName.text(of: job.name)
        return JobFailure(code: "SourceGone", message: "\(name) was taken away", consequence: .cancels)
    }

    static func inboxClaimed(_ folder: FolderConfiguration) -> JobFailure {
        JobFailure(
            code: ServiceErrorCode.folderUnavailable.rawValue,
            message: "another daemon works on \(folder.inbox.shown); the job waits until that has let go of it",
            consequence: .waits
        )
    }

    fileprivate static func inboxAway(_ job: Job, _ folder: FolderConfiguration) -> JobFailure {
        JobFailure(
            code: ServiceErrorCode.folderUnavailable.rawValue,
            message: "\(InboxAway(job: job, folder: folder))",
            consequence: .waits
        )
    }
}
