import Jobs
import Logging
import SystemPackage

/// Pictures that were painted by the same recipe before.
extension Painter {
    /// Has an earlier painting stand for a job's, if its folder wants that and there is one.
    ///
    /// - Returns: Whether nothing needs to be painted.
    /// - Throws: `JobError` when the queue cannot be used, or `FileError`.
    func reuse(
        _ digests: JobDigests,
        for job: Job,
        _ policy: DuplicatePolicy,
        _ hidden: HiddenFiles
    ) async throws -> Bool {
        guard policy != .redo else { return false }
        for original in try await queue.painted(from: digests) {
            guard let painting = original.publication?.painting.map(FilePath.init(bytes:)),
                try painting.entry()?.type == .regular
            else { continue }
            if policy == .skip {
                logger.info("job \(job.id): the same as job \(original.id), painted at \(painting.shown)")
                try await queue.skip(job.id, as: original.id)
                return true
            }
            do {
                try hidden.remove()
                try hidden.prepare()
                try await offload { try link(original, painting, hidden) }
                logger.info("job \(job.id): the same as job \(original.id), linked to \(painting.shown)")
                return true
            } catch {
                logger.warning("job \(job.id): \(error); it is painted again")
                try hidden.remove()
                try hidden.prepare()
            }
        }
        return false
    }

    private func link(_ original: Job, _ painting: FilePath, _ hidden: HiddenFiles) throws {
        if let sidecar = original.publication?.sidecar.map(FilePath.init(bytes:)), try sidecar.entry() != nil {
            try sidecar.link(as: hidden.sidecar)
        }
        try painting.link(as: hidden.painting)
    }
}
