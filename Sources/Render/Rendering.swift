import Contract
import Engine
import Pictures
import Recipe

/// One painting from files to file.
struct Rendering {
    let command: RenderCommand
    /// Where the painting goes.
    let output: String
    let reporter: Reporter

    /// - Throws: an error that `RenderFailure` can sort.
    func paint() throws {
        let preparation = try Preparation(command)
        let (recipe, settings) = (preparation.recipe, preparation.settings)
        try preparation.plan().check(command.content)
        let sizing = Sizing(recipe: recipe)
        let content = try sizing.content(Picture.read(path: command.content))
        let styles = try recipe.styles.map { style in
            StyleTransfer.Style(
                try sizing.style(Picture.read(path: style.file), content: content),
                weight: style.weight
            )
        }
        let file = OutputFile(path: output)
        try file.check()
        let encoding = PictureEncoding(recipe, path: output)
        let snapshots = try command.snapshots.map {
            try SnapshotFolder(path: $0, every: recipe.snapshotEvery, encoding)
        }
        let trace = try command.trace.map(TraceFile.init)

        reporter.report(
            .started(width: content.width, height: content.height, iterations: settings.evaluations)
        )
        if let notice = preparation.notice { reporter.note(notice) }
        var last: TransferProgress?
        let painting = try preparation.transfer.run(content: content, styles: styles) { progress, picture in
            last = progress
            try trace?.write(progress)
            reporter.report(.progress(WorkerProgress(progress)))
            if let path = try snapshots?.write(after: progress.evaluation + 1, picture) {
                reporter.report(.snapshot(iteration: progress.evaluation + 1, path: Array(path.utf8)))
            }
            return StopRequest.isMade ? .stop : .proceed
        }
        try file.write(try painting.encoded(as: encoding))
        reporter.report(
            .finished(
                iterations: (last?.evaluation ?? -1) + 1,
                seconds: last?.seconds ?? 0,
                path: Array(output.utf8)
            )
        )
    }
}
