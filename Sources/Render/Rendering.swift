import Contract
import Engine
import Pictures
import Recipe

/// One painting from files to file.
struct Rendering {
    let command: RenderCommand
    let assignment: Assignment
    let reporter: Reporter

    /// - Throws: an error that `RenderFailure` can sort.
    func paint() throws {
        assignment.repetition?.sidecar.arithmetic.settle()
        let preparation = try Preparation(command, assignment)
        let plan = try preparation.plan()
        try plan.check(command.name ?? assignment.content)
        let sources = try Sources(assignment, name: command.name, network: preparation.network)
        try assignment.repetition?.check(sources)
        let pictures = try PaintingPictures(content: assignment.content, assignment.recipe)
        let file = OutputFile(path: assignment.output)
        try file.check()
        let sidecar = command.sidecar.map(OutputFile.init)
        try sidecar?.check()
        var visuals = try command.snapshots.map {
            try RunVisuals(in: $0, preparation.schedule, size: pictures.size, recipe: assignment.recipe)
        }

        reporter.tellsEpochs = visuals != nil && preparation.schedule.pictures > 0
        reporter.report(
            .started(width: pictures.size.width, height: pictures.size.height, iterations: preparation.iterations)
        )
        let repeated = assignment.repetition?.notice(threads: assignment.threads, plan)
        let notices = [preparation.notice, plan.notice, repeated].compactMap(\.self) + pictures.notices
        for notice in notices { reporter.note(notice) }
        var history = RunHistory()
        let painting = try paint(preparation, plan.settings, pictures, &history, &visuals)
        try visuals?.finish(painting, history, plan.settings)
        var metadata = assignment.recipe.keepMetadata ? pictures.metadata : PictureMetadata()
        metadata.state(assignment.recipe, sources)
        let bytes = try painting.encoded(as: PictureEncoding(assignment.recipe), metadata: metadata)
        if let sidecar {
            try sidecar.write(Sidecar(assignment, sources, plan.settings, history, painting, bytes).json())
        }
        try file.write(bytes)
        reporter.report(
            .finished(
                iterations: history.evaluations.count,
                seconds: history.seconds,
                path: Array(assignment.output.utf8)
            )
        )
        assignment.repetition?.compare(bytes, reporter)
    }

    /// Runs the engine, and tells and shows how it goes on.
    private func paint(
        _ preparation: Preparation,
        _ settings: TransferSettings,
        _ pictures: PaintingPictures,
        _ history: inout RunHistory,
        _ visuals: inout RunVisuals?
    ) throws -> Picture {
        let trace = try command.trace.map(TraceFile.init)
        let finishing = Finishing(assignment.recipe, pictures)
        let painting = try preparation.transfer(settings, from: pictures.start).run(pictures.scales) {
            progress,
            picture in
            let isSnapshot = visuals != nil && progress.counted.map(preparation.schedule.includes) ?? false
            history.add(progress, at: pictures.scales[progress.scale], isSnapshot: isSnapshot)
            try trace?.write(progress)
            reporter.report(.progress(WorkerProgress(progress)))
            if isSnapshot, let path = try visuals?.take(finishing.finish(picture(), at: progress.scale), progress) {
                reporter.report(.snapshot(iteration: progress.evaluation + 1, path: Array(path.utf8)))
            }
            return StopRequest.isMade ? .stop : .proceed
        }
        return finishing.finish(painting, at: pictures.scales.count - 1)
    }
}
