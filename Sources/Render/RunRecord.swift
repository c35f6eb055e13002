import Contract
import Engine
import Pictures
import Recipe

/// What is found, told and shown while a painting is made.
final class RunRecord {
    private(set) var history = RunHistory()
    private(set) var visuals: RunVisuals?
    private let scales: [StyleTransfer.Scale]
    private let schedule: SnapshotSchedule
    private let finishing: Finishing
    private let trace: TraceFile?
    private let reporter: Reporter
    private var meter = UsageMeter()

    /// Begins it, and makes the folder of snapshots.
    ///
    /// - Throws: `PictureError` or `RenderFailure`.
    init(
        _ command: RenderCommand,
        _ recipe: Recipe,
        _ schedule: SnapshotSchedule,
        _ pictures: PaintingPictures,
        _ reporter: Reporter
    ) throws {
        visuals = try command.snapshots.map { folder in
            if command.checkpoint != nil { UnfinishedFile.removeLeftovers(in: folder) }
            return try RunVisuals(in: folder, schedule, size: pictures.size, recipe: recipe)
        }
        trace = try command.trace.map(TraceFile.init)
        scales = pictures.scales
        finishing = Finishing(recipe, pictures)
        self.schedule = schedule
        self.reporter = reporter
    }

    /// Goes on with that of an interrupted painting.
    ///
    /// - Throws: `CheckpointFault` where something of it is gone; `RenderFailure` where the trace cannot be written.
    func restore(_ header: CheckpointHeader, _ reader: CheckpointReader) throws {
        let snapshots = Set(header.snapshots)
        for (index, progress) in header.evaluations.enumerated() {
            guard scales.indices.contains(progress.scale) else { throw CheckpointFault("it has other scales") }
            history.add(progress, at: scales[progress.scale], isSnapshot: snapshots.contains(index))
            try trace?.write(progress)
        }
        if let state = header.visuals {
            guard let missing = visuals?.missingSnapshot(of: history) else {
                try visuals?.restore(state, reader)
                return reporter.goOn(from: history)
            }
            throw CheckpointFault("the snapshot \(missing) is gone")
        }
        reporter.goOn(from: history)
    }

    /// Takes what an evaluation has found.
    ///
    /// - Throws: `PictureError` or `RenderFailure`.
    func take(_ progress: TransferProgress, _ picture: () -> Picture) throws -> TransferProgress.Continuation {
        let isSnapshot = visuals != nil && progress.counted.map(schedule.includes) ?? false
        history.add(progress, at: scales[progress.scale], isSnapshot: isSnapshot)
        try trace?.write(progress)
        var told = WorkerProgress(progress)
        told.secondsLeft = history.secondsLeft(scales)
        if let usage = meter.reading() {
            told.processorSeconds = usage.processorSeconds
            told.peakMemory = usage.peakMemory
        }
        reporter.report(.progress(told))
        if isSnapshot, let path = try visuals?.take(finishing.finish(picture(), at: progress.scale), progress) {
            reporter.report(.snapshot(iteration: progress.evaluation + 1, path: Array(path.utf8)))
        }
        return StopRequest.isMade ? .stop : .proceed
    }

    /// Writes what shows the whole run.
    ///
    /// - Returns: The painting as it is shown.
    /// - Throws: `PictureError` or `RenderFailure`.
    func finish(_ painting: Picture, _ settings: TransferSettings) throws -> Picture {
        let shown = finishing.finish(painting, at: scales.count - 1)
        try visuals?.finish(shown, history, settings)
        return shown
    }
}
