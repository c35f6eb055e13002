import Engine

/// Keeps checkpoints of a painting in a file, from time to time, and goes on from the one that is there.
final class Checkpoints: CheckpointKeeper {
    private let file: CheckpointFile
    private let job: CheckpointJob
    private let interval: Duration
    private let reporter: Reporter
    private let clock = ContinuousClock()
    private var last: ContinuousClock.Instant
    /// Why the last one could not be kept.
    private var failure: String?
    /// What is to be kept besides the run itself.
    var record: RunRecord?

    /// - Parameters:
    ///   - path: The file.
    ///   - seconds: From one checkpoint to the next.
    ///   - job: What is painted.
    ///   - reporter: Tells people of what could not be kept.
    init(path: String, every seconds: Double, of job: CheckpointJob, _ reporter: Reporter) {
        file = CheckpointFile(path: path)
        self.job = job
        self.reporter = reporter
        interval = .seconds(seconds)
        last = clock.now
        UnfinishedFile.removeLeftovers(of: path)
    }

    /// The checkpoint that is there, if it is one of this painting; if not, people are told why.
    func open() -> (header: CheckpointHeader, reader: CheckpointReader)? {
        do throws(CheckpointFault) {
            guard let reader = try file.open() else { return nil }
            return (try reader.header(of: job), reader)
        } catch {
            refuse(error)
            return nil
        }
    }

    /// Tells people why the painting begins anew.
    func refuse(_ fault: CheckpointFault) {
        // Its unfinished files have the names of those that come now.
        record = nil
        reporter.note("\(file.path) is not gone on from, and the painting begins anew: \(fault.message)")
    }

    var isDue: Bool { clock.now - last >= interval }

    func keep(_ checkpoint: Checkpoint) {
        defer { last = clock.now }
        guard let record else { return }
        do {
            let header = CheckpointHeader(
                job: job,
                run: checkpoint.state,
                evaluations: record.history.evaluations,
                snapshots: record.history.snapshots,
                visuals: record.visuals?.state
            )
            try file.write(header) { append in
                try record.visuals?.write(to: append)
                try checkpoint.forEachVector(append)
            }
            failure = nil
        } catch {
            let message = RenderFailure(error).message
            if message != failure { reporter.note("no checkpoint is kept, and the painting goes on: \(message)") }
            failure = message
        }
    }

    /// The painting is where it belongs.
    func remove() {
        file.remove()
    }
}
