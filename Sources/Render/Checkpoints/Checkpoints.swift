import Engine

/// Keeps checkpoints of a painting in a file, from time to time, and goes on from the one that is there.
final class Checkpoints: CheckpointKeeper {
    private let file: CheckpointFile
    private let interval: Duration
    private let reporter: Reporter
    private let clock = ContinuousClock()
    private var last: ContinuousClock.Instant
    /// The file that was there at the beginning, or why it cannot be gone on from.
    private var found: Result<CheckpointReader?, CheckpointFault>
    /// Why the last one could not be kept.
    private var failure: String?
    /// What is painted.
    var job: CheckpointJob?
    /// What is to be kept besides the run itself.
    var record: RunRecord?

    /// - Parameters:
    ///   - path: The file.
    ///   - seconds: From one checkpoint to the next.
    ///   - reporter: Tells people of what could not be kept.
    init(path: String, every seconds: Double, _ reporter: Reporter) {
        file = CheckpointFile(path: path)
        self.reporter = reporter
        interval = .seconds(seconds)
        last = clock.now
        found = Result { () throws(CheckpointFault) in try CheckpointFile(path: path).open() }
        UnfinishedFile.removeLeftovers(of: path)
    }

    /// The painting that the checkpoint is of; nil where there is none that could be gone on from.
    var begun: CheckpointJob? { try? found.get()?.job() }

    /// The checkpoint that is there, if it is one of this painting; if not, people are told why.
    func open() -> (header: CheckpointHeader, reader: CheckpointReader)? {
        defer { found = .success(nil) }
        do throws(CheckpointFault) {
            guard let job, let reader = try found.get() else { return nil }
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
        guard let record, let job else { return }
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
