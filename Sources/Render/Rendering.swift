import Contract
import Engine
import Pictures
import Recipe

/// One painting from files to file.
struct Rendering {
    let command: RenderCommand
    private(set) var assignment: Assignment
    let reporter: Reporter

    init(_ command: RenderCommand, _ assignment: Assignment, _ reporter: Reporter) {
        self.command = command
        self.assignment = assignment
        self.reporter = reporter
    }

    /// - Throws: an error that `RenderFailure` can sort.
    mutating func paint() throws {
        assignment.repetition?.sidecar.arithmetic.settle()
        let checkpoints = command.checkpoint.map {
            Checkpoints(path: $0, every: command.checkpointEvery, reporter)
        }
        let preparation = try Preparation(command, assignment, begun: checkpoints?.begun)
        assignment.recipe = preparation.recipe
        let plan = try preparation.plan()
        try plan.check(command.name ?? assignment.content)
        if let reserve = command.freeSpace {
            reporter.report(.room(bytes: plan.disk.bytes))
            try DiskRoom(command, output: assignment.output, reserve: reserve.bytes).check(plan.disk.bytes)
        }
        let sources = try Sources(assignment, name: command.name, network: preparation.network)
        try assignment.repetition?.check(sources)
        let pictures = try PaintingPictures(content: assignment.content, assignment.recipe)
        let file = OutputFile(path: assignment.output)
        try file.check()
        let sidecar = command.sidecar.map(OutputFile.init)
        try sidecar?.check()
        checkpoints?.job = CheckpointJob(
            assignment,
            sources,
            plan.settings,
            takesSnapshots: command.snapshots != nil
        )
        let repeated = assignment.repetition?.notice(threads: assignment.threads, plan)
        let notices = [preparation.notice, repeated].compactMap(\.self) + plan.notices + pictures.notices
        let (painting, history) = try paint(preparation, plan, pictures, notices, checkpoints)
        var metadata = assignment.recipe.keepMetadata ? pictures.metadata : PictureMetadata()
        metadata.state(assignment.recipe, sources)
        let bytes = try painting.encoded(as: PictureEncoding(assignment.recipe), metadata: metadata)
        CrashPoint.visualsKept.pass()
        if let sidecar {
            try sidecar.write(Sidecar(assignment, sources, plan, history, painting, bytes).json())
        }
        CrashPoint.sidecarKept.pass()
        try file.write(bytes, .resultWritten)
        CrashPoint.resultKept.pass()
        checkpoints?.remove()
        CrashPoint.checkpointRemoved.pass()
        reporter.report(
            .finished(
                iterations: history.evaluations.count,
                seconds: history.seconds,
                path: Array(assignment.output.utf8)
            )
        )
        assignment.repetition?.compare(bytes, reporter)
    }

    /// Paints, from a checkpoint where there is one that can be used.
    private func paint(
        _ preparation: Preparation,
        _ plan: PaintingPlan,
        _ pictures: PaintingPictures,
        _ notices: [String],
        _ checkpoints: Checkpoints?
    ) throws -> (painting: Picture, history: RunHistory) {
        func paint(from begun: (header: CheckpointHeader, reader: CheckpointReader)?) throws -> (Picture, RunHistory) {
            let schedule = SnapshotSchedule(assignment.recipe, iterations: plan.iterations)
            let record = try RunRecord(command, assignment.recipe, schedule, pictures, reporter)
            try begun.map(record.restore)
            reporter.tellsEpochs = record.visuals != nil && schedule.pictures > 0
            reporter.report(
                .started(width: pictures.size.width, height: pictures.size.height, iterations: plan.iterations)
            )
            for notice in notices { reporter.note(notice) }
            if let begun { reporter.note("it goes on behind evaluation \(begun.header.run.evaluations)") }
            checkpoints?.record = record
            let painting = try preparation.transfer(plan.settings, from: pictures.start).run(
                pictures.scales,
                from: begun.map { header, reader in Resumption(header.run) { try reader.fill($0) } },
                keeper: checkpoints,
                handler: record.take
            )
            return (try record.finish(painting, plan.settings), record.history)
        }
        guard let begun = checkpoints?.open() else { return try paint(from: nil) }
        do {
            return try paint(from: begun)
        } catch let fault as CheckpointFault {
            checkpoints?.refuse(fault)
        } catch let error as TransferError where error.code == .foreignCheckpoint {
            checkpoints?.refuse(CheckpointFault(error.message))
        }
        return try paint(from: nil)
    }
}
