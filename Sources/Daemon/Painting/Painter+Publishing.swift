import Contract
import Jobs
import Logging
import SystemPackage

extension Painter {
    func plan(_ job: Job) async throws -> Publication {
        let folder = settings.current.folder(job.folder)
        return try await offload {
            let source = try folder.flatMap { try sourcePlace(of: job, in: $0) }
            guard job.outcome == .done else { return Publication(source: source) }
            let hidden = try HiddenFiles(of: job)
            // Where the painting has its final name already, only the source is still looking for its place.
            if let last = job.publication, last.painting != nil, try hidden.painting.entry() == nil {
                return Publication(
                    painting: last.painting,
                    snapshots: last.snapshots,
                    sidecar: last.sidecar,
                    source: source
                )
            }
            let free = FreeName(
                stem: FreeName.split(job.name).stem,
                endings: [hidden.ending, HiddenFiles.snapshotsEnding, HiddenFiles.sidecarEnding].map { Array($0.utf8) }
            )
            let stem = try free.stem(in: hidden.outbox)
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
        try await offload {
            let hidden = try HiddenFiles(of: job)
            guard let plan = job.publication, plan.painting != nil else { return }
            // The painting comes last: where it has its final name, everything has.
            let places = [
                (hidden.snapshots, plan.snapshots), (hidden.sidecar, plan.sidecar), (hidden.painting, plan.painting),
            ]
            let moves = places.compactMap { file, final in final.map { (hidden: file, final: FilePath(bytes: $0)) } }
            for (index, move) in moves.enumerated() {
                do {
                    try move.hidden.publish(as: move.final)
                } catch let error as JobError {
                    // All go under one name: what has moved comes back, and all look for another one.
                    for moved in moves[..<index].reversed() { try moved.final.publish(as: moved.hidden) }
                    throw error
                }
            }
            try hidden.remove()
            try hidden.outbox.synchronize()
        }
    }

    func retire(_ job: Job) async throws -> Bool {
        guard let folder = settings.current.folder(job.folder), let place = job.publication?.source else {
            return false
        }
        return try await offload {
            guard try moveSource(of: job, in: folder, to: place) else { return false }
            if Quarantine.holds(job.source) { try Quarantine(folder: folder).removeReport(of: job.source) }
            return true
        }
    }

    func quarantine(_ job: Job) async throws -> Bool {
        try? await offload { try HiddenFiles(of: job).remove() }
        guard let folder = settings.current.folder(job.folder), let place = job.publication?.source else {
            return false
        }
        return try await offload {
            guard try moveSource(of: job, in: folder, to: place) else { return false }
            if try folder.inbox.appending(bytes: place).entry() != nil {
                try Quarantine(folder: folder).write(ErrorReport(of: job), for: place)
            }
            return true
        }
    }

    /// Where the source goes; nil where another picture has its name by now.
    private func sourcePlace(of job: Job, in folder: FolderConfiguration) throws -> [UInt8]? {
        if let entry = try folder.inbox.appending(bytes: job.source).entry(), entry.identity != job.identity {
            return nil
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
        let source = folder.inbox.appending(bytes: job.source)
        let destination = folder.inbox.appending(bytes: place)
        guard source != destination else { return true }
        guard let entry = try source.entry() else { return true }
        guard entry.identity == job.identity else { return false }
        do {
            try destination.removingLastComponent().makeDirectory()
            guard try source.rename(ifFree: destination) else { throw JobError.nameTaken(destination) }
            try folder.inbox.synchronize()
            try destination.removingLastComponent().synchronize()
            return true
        } catch let error as FileError where error.reason.isRefusal {
            logger.warning("job \(job.id): \(error); the picture stays in the inbox and is not painted again")
            return false
        }
    }
}

extension FilePath {
    /// Gives a finished file its final name; one that has it already is left alone.
    ///
    /// - Throws: `JobError` where the name is taken, or `FileError`.
    fileprivate func publish(as final: FilePath) throws {
        guard try entry() != nil else { return }
        guard try rename(ifFree: final) else { throw JobError.nameTaken(final) }
    }
}

extension JobError {
    fileprivate static func nameTaken(_ path: FilePath) -> JobError {
        JobError(code: .nameTaken, message: "\(path.shown) is taken")
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
    }
}
