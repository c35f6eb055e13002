import Contract
import Engine
import Pictures
import Recipe

/// One painting from files to file.
struct Rendering {
    let command: RenderCommand
    let reporter: Reporter

    /// - Throws: an error that `RenderFailure` can sort.
    func paint() throws {
        let recipe = try RecipeSource(command: command).recipe()
        guard !recipe.styles.isEmpty || recipe.styleLayers.isEmpty else {
            throw RenderFailure(.usage, "no style picture is given; use --style FILE or a recipe that names one")
        }
        let settings = try TransferSettings(
            recipe,
            threads: command.threads ?? Processors.count
        )
        let sizing = Sizing(recipe: recipe)
        let content = try sizing.content(Picture.read(path: command.content))
        let styles = try recipe.styles.map { style in
            StyleTransfer.Style(
                try sizing.style(Picture.read(path: style.file), content: content),
                weight: style.weight
            )
        }
        let output = OutputFile(path: command.output)
        try output.check()
        let encoding = PictureEncoding(recipe, path: command.output)
        let snapshots = try command.snapshots.map {
            try SnapshotFolder(path: $0, every: recipe.snapshotEvery, encoding)
        }
        let trace = try command.trace.map(TraceFile.init)
        let network = try Network(
            path: NetworkLocation.path(for: recipe),
            through: settings.deepestLayer ?? LayerName.all[0]
        )

        reporter.report(
            .started(width: content.width, height: content.height, iterations: settings.evaluations)
        )
        var last: TransferProgress?
        let transfer = StyleTransfer(network: network, settings: settings)
        let painting = try transfer.run(content: content, styles: styles) { progress, picture in
            last = progress
            try trace?.write(progress)
            reporter.report(.progress(WorkerProgress(progress)))
            if let path = try snapshots?.write(after: progress.evaluation + 1, picture) {
                reporter.report(.snapshot(iteration: progress.evaluation + 1, path: Array(path.utf8)))
            }
            return StopRequest.isMade ? .stop : .proceed
        }
        try output.write(try painting.encoded(as: encoding))
        reporter.report(
            .finished(
                iterations: (last?.evaluation ?? -1) + 1,
                seconds: last?.seconds ?? 0,
                path: Array(command.output.utf8)
            )
        )
    }
}
