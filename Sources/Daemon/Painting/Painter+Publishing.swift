import Contract
import Jobs
import Logging
import SystemPackage

extension Painter {
    func plan(_ job: Job) async throws -> Publication {
        CrashPoint.attemptRecorded.pass()
        let folder = settings.current.folder(job.folder)
        return try await offload {
            let source = try folder.flatMap { try sourcePlace(of: job, in: $0) }
            guard job.outcome == .done, job.duplicateOf == nil else { return Publication(source: source) }
            let hidden = try HiddenFiles(of: job)
            // Where the painting is published already, only the source is still looking for its place.
            if let last = job.publication, job.isPublished {
                return Publication(
                    painting: last.painting,
                    snapshots: last.snapshots,
                    sidecar: last.sidecar,
                    source: source
                )
            }
            let stem = try stem(for: job, hidden, folder?.onExists ?? .rename)
            func final(_ ending: String) -> [UInt8] { hidden.outbox.appending(bytes: stem + ending.utf8).bytes }
            return Publication(
                painting: final(hidden.ending),
                snapshots: try hidden.snapshots.names().isEmpty ? nil : final(HiddenFiles.snapshotsEnding),
                sidecar: try hidden.sidecar.entry() == nil ? nil : final(HiddenFiles.sidecarEnding),
                source: source
            )
        }
    }

    func publish(_ job: Job) async throws {
        CrashPoint.planRecorded.pass()
        let replaces = settings.current.folder(job.folder)?.onExists == .replace
        try await offload {
            let hidden = try HiddenFiles(of: job)
            guard let plan = job.publication, plan.painting != nil else { return try hidden.remove() }
            // The painting comes last: where it has its final name, everything has.
            let places = [
                (hidden.snapshots, plan.snapshots), (hidden.sidecar, plan.sidecar), (hidden.painting, plan.painting),
            ]
            let moves = places.compactMap { file, final in final.map { (hidden: file, final: FilePath(bytes: $0)) } }
            // The worker does that itself, but it may be another program than ours.
            for move in moves where try move.hidden.entry() != nil { try move.hidden.synchronize() }
            for (index, move) in moves.enumerated() {
                do {
                    try move.hidden.publish(as: move.final, replacing: replaces)
                } catch let error as JobError {
                    // All go under one name: what has moved comes back, and all look for another one.
                    for moved in moves[..<index].reversed() { try moved.final.publish(as: moved.hidden) }
                    throw error
                }
                CrashPoint.partlyNamed.pass()
            }
            CrashPoint.allNamed.pass()
            guard try moves.last?.final.entry() != nil else { throw JobError.paintingLost(hidden.painting) }
            try hidden.remove()
            try hidden.outbox.synchronizeNames()
        }
        CrashPoint.published.pass()
    }

    func retire(_ job: Job) async throws -> Bool {
        CrashPoint.publicationRecorded.pass()
        guard let folder = settings.current.folder(job.folder), let place = job.publication?.source else {
            return false
        }
        return try await offload {
            guard try moveSource(of: job, in: folder, to: place) else { return false }
            CrashPoint.sourceSafe.pass()
            if Quarantine.holds(job.source) { try Quarantine(folder: folder).removeReport(of: job.source) }
            return true
        }
    }

    func quarantine(_ job: Job) async throws -> Bool {
        // A recipe that cannot be read any more had no painting begun.
        if let hidden = try? HiddenFiles(of: job) { try await offload { try hidden.remove() } }
        guard let folder = settings.current.folder(job.folder), let place = job.publication?.source else {
            return false
        }
        return try await offload {
            guard try moveSource(of: job, in: folder, to: place) else { return false }
            CrashPoint.sourceQuarantined.pass()
            if try folder.inbox.appending(bytes: place).entry() != nil {
                try Quarantine(folder: folder).write(ErrorReport(of: job), for: place)
            }
            CrashPoint.failureReported.pass()
            return true
        }
    }

    /// The name of a job's files in the outbox, without their endings.
    private func stem(for job: Job, _ hidden: HiddenFiles, _ policy: CollisionPolicy) throws -> [UInt8] {
        let name = hidden.finalName(for: job)
        switch policy {
        case .rename: return try name.stem(in: hidden.outbox)
        case .replace: return name.plainStem
        case .fail:
            guard try name.isFree(in: hidden.outbox) else { throw JobFailure.outputExists(job, in: hidden.outbox) }
            return name.plainStem
        }
    }

    /// Where the source goes; nil where another picture has its name by now, or it is away and nobody wants it painted.
    private func sourcePlace(of job: Job, in folder: FolderConfiguration) throws -> [UInt8]? {
        switch try whereabouts(of: job, in: folder) {
        case .here, .gone: break
        case .replaced: return nil
        case .elsewhere where job.outcome == .canceled: return nil
        case .elsewhere: throw InboxAway(job: job, folder: folder)
        }
        if job.outcome != .done {
            return Quarantine.holds(job.source) ? job.source : try Quarantine(folder: folder).place(for: job.name)
        }
        let (stem, ending) = FreeName.split(job.name)
        return try Array("done/".utf8) + FreeName(stem: stem, endings: [ending]).stem(in: folder.done) + ending
    }

    /// Moves the source to its place, unless it is there already or somebody took it away.
    ///
    /// - Returns: Whether the inbox is rid of it.
    private func moveSource(of job: Job, in folder: FolderConfiguration, to place: [UInt8]) throws -> Bool {
        guard job.source != place else { return true }
        let destination = folder.inbox.appending(bytes: place)
        let source: FilePath?
        switch try whereabouts(of: job, in: folder) {
        case .here: source = folder.inbox.appending(bytes: job.source)
        case .gone where try job.outcome == .done && destination.entry() == nil:
            source = try newName(of: job, in: folder)
        case .gone: source = nil
        case .replaced: return false
        // Known by its own numbers, where those of the directory are others since the machine was started anew.
        case .elsewhere where try destination.entry()?.identity.isSame(as: job.identity) == true: source = nil
        case .elsewhere where job.outcome == .canceled: return false
        case .elsewhere: throw InboxAway(job: job, folder: folder)
        }
        if let source {
            do {
                try destination.removingLastComponent().makeDirectory(orLink: false)
                guard try source.rename(ifFree: destination) else { throw JobError.nameTaken(destination) }
            } catch let error as FileError where error.reason.isRefusal {
                logger.warning("job \(job.id): \(error); the picture stays in the inbox and is not painted again")
                return false
            }
            CrashPoint.sourceMoved.pass()
        }
        // Also what was moved by an earlier attempt, which may have come no further.
        guard try destination.entry() != nil else { return true }
        // The new name first: at no moment the disk may have neither.
        try destination.removingLastComponent().synchronizeNames()
        try folder.inbox.synchronizeNames()
        return true
    }
}

extension FilePath {
    /// Gives a finished file its final name; one that has it already is left alone.
    ///
    /// What is to be replaced gets a hidden name of the job's, and goes with its other leftovers.
    ///
    /// - Throws: `JobError` where the name is taken, or `FileError`.
    fileprivate func publish(as final: FilePath, replacing: Bool = false) throws {
        guard try entry() != nil else { return }
        if replacing, let name = lastComponent, try final.entry() != nil {
            let aside = removingLastComponent().appending("\(name).replaced")
            try aside.remove()
            _ = try final.rename(ifFree: aside)
        }
        guard try rename(ifFree: final) else { throw JobError.nameTaken(final) }
    }
}

extension JobError {
    fileprivate static func nameTaken(_ path: FilePath) -> JobError {
        JobError(code: .nameTaken, message: "\(path.shown) is taken")
    }

    fileprivate static func paintingLost(_ path: FilePath) -> JobError {
        JobError(code: .paintingLost, message: "the finished painting \(path.shown) was taken away")
    }
}

extension ErrorReport {
    fileprivate init(of job: Job) {
        self.init(
            code: job.errorCode ?? "Canceled",
            message: job.errorMessage ?? "canceled on request",
            name: EscapedName.text(of: job.name)
        )
        self.job = job.id.rawValue
        attempts = job.attempts
        recipeDigest = job.digests?.recipe.hexadecimal
    }
}
