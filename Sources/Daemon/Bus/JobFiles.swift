import Contract
import Glibc
import Jobs
import SystemPackage

/// The files that a job has brought forth, for those who ask for them on the bus.
struct JobFiles: Sendable {
    let queue: JobQueue

    /// Opens the painting, or that which stands for it.
    ///
    /// - Throws: `ServiceError` where there is none, or it cannot be opened.
    func openOutput(of job: Job) async throws -> BusDescriptor {
        var job = job
        if let original = job.duplicateOf { job = try await queue.job(original) }
        guard job.state == .done, let path = job.publication?.painting else {
            throw ServiceError(.noOutput, "Job \(job.id) has no painting.")
        }
        return try await Self.open(path, of: job)
    }

    /// Opens a snapshot by its place in the list of them.
    ///
    /// - Throws: `ServiceError` where there is none, or it cannot be opened.
    func openSnapshot(_ index: UInt32, of job: Job) async throws -> BusDescriptor {
        let snapshots = await Self.snapshots(of: job)
        guard Int(index) < snapshots.count else {
            throw ServiceError(.noOutput, "Job \(job.id) has \(snapshots.count) snapshots, and none at \(index).")
        }
        return try await Self.open(snapshots[Int(index)].path, of: job)
    }

    /// The snapshots that there are of a job, in the order in which they were taken.
    static func snapshots(of job: Job) async -> [SnapshotSummary] {
        let found = try? await offload {
            guard let folder = try folder(of: job) else { return [SnapshotSummary]() }
            return try HiddenFiles(of: job).outbox.names(beneath: folder).compactMap { name in
                // Beside them lies what shows the whole run.
                let stem = FreeName.split(name).stem
                guard let iteration = UInt32(String(decoding: stem, as: UTF8.self)) else { return nil }
                return SnapshotSummary(iteration: iteration, path: folder.appending(bytes: name).bytes)
            }.sorted { $0.iteration < $1.iteration }
        }
        return found ?? []
    }

    /// The folder of a job's snapshots: the hidden one as long as they are not published.
    private static func folder(of job: Job) throws -> FilePath? {
        switch job.state {
        case .done: job.publication?.snapshots.map(FilePath.init(bytes:))
        case .queued, .running, .publishing: try HiddenFiles(of: job).snapshots
        case .failed, .canceled: nil
        }
    }

    /// Opens a file in a job's outbox, where others than the daemon may put links to what only it may read.
    private static func open(_ path: [UInt8], of job: Job) async throws -> BusDescriptor {
        let path = FilePath(bytes: path)
        return try await offload {
            do {
                let file = try HiddenFiles(of: job).outbox.openBeneath(path, O_NONBLOCK)
                let descriptor = BusDescriptor(owning: file)
                guard try FileDescriptor(rawValue: file).stat().type == .regular else {
                    throw Errno.noSuchFileOrDirectory
                }
                return descriptor
            } catch {
                throw ServiceError(.noOutput, "\(path.shown) cannot be opened: \(error).")
            }
        }
    }
}
