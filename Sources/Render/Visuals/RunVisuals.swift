import Engine
import Pictures
import Recipe
import Visuals

/// The pictures of a run besides its result: snapshots, their contact sheet, an animation of them and the loss curves,
/// all in one folder.
struct RunVisuals {
    private let folder: SnapshotFolder
    private let size: PixelSize
    private let recipe: Recipe
    private var sheet: ContactSheet?
    private let animation: AnimationFile?

    /// Makes the folder, and begins what is made of snapshots where there will be any.
    ///
    /// - Throws: `RenderFailure` or `PictureError`.
    init(
        in folder: String,
        _ schedule: SnapshotSchedule,
        size: PixelSize,
        recipe: Recipe
    ) throws {
        self.folder = try SnapshotFolder(path: folder, recipe)
        self.size = size
        self.recipe = recipe
        let hasSnapshots = schedule.pictures > 1
        animation =
            try recipe.animation == .gif && hasSnapshots
            ? AnimationFile(self.folder.file("painting.gif"), size: size, delay: recipe.animationDelay) : nil
        guard recipe.contactSheet, hasSnapshots else { return }
        sheet = try ContactSheet(
            pictures: schedule.pictures,
            columns: recipe.contactSheetColumns,
            width: size.width,
            height: size.height
        )
    }

    /// Bytes that the pictures take while others are painted, the snapshots themselves aside.
    static func bytes(_ schedule: SnapshotSchedule, size: PixelSize, recipe: Recipe) -> Int {
        guard schedule.pictures > 1 else { return 0 }
        let frames = recipe.animation == .gif ? AnimationFile.bytes(size: size) : 0
        return frames + (recipe.contactSheet ? sheetBytes(schedule, size: size, recipe: recipe) : 0)
    }

    /// Bytes of the contact sheet as it is kept.
    static func sheetBytes(_ schedule: SnapshotSchedule, size: PixelSize, recipe: Recipe) -> Int {
        ContactSheet.bytes(
            pictures: schedule.pictures,
            columns: recipe.contactSheetColumns,
            width: size.width,
            height: size.height
        )
    }

    /// How far what is made of snapshots has come.
    struct State: Codable {
        /// Bytes of the animation; nil where there is none.
        let animation: Int?
        /// Pictures on the sheet; nil where there is none.
        let sheet: ContactSheet.Counts?
    }

    var state: State {
        State(animation: animation?.count, sheet: sheet?.withDrawing { counts, _ in counts })
    }

    /// Hands out what is made of snapshots so far.
    ///
    /// - Throws: `RenderFailure`, or what `append` throws.
    func write(to append: CheckpointFile.Append) throws {
        try animation?.write(to: append)
        try sheet?.withDrawing { _, samples in try append(samples) }
    }

    /// Begins with what was made of the snapshots of an interrupted run.
    ///
    /// - Throws: `PictureError`, `RenderFailure` or `CheckpointFault`.
    mutating func restore(_ state: State, _ reader: CheckpointReader) throws {
        if let bytes = state.animation { try animation?.restore(bytes, reader) }
        if let counts = state.sheet { try sheet?.restore(counts) { try reader.fill($0) } }
    }

    /// The path of a snapshot that should be there and is not; nil where all are.
    func missingSnapshot(of history: RunHistory) -> String? {
        let files = history.snapshots.lazy.map { folder.snapshot(after: history.evaluations[$0].evaluation + 1) }
        return files.first { !$0.isThere }?.path
    }

    /// Takes a snapshot.
    ///
    /// - Returns: Its path.
    /// - Throws: `PictureError` or `RenderFailure`.
    mutating func take(_ picture: Picture, _ progress: TransferProgress) throws -> String {
        try add(picture, progress, isLast: false)
        return try folder.write(picture, after: progress.evaluation + 1)
    }

    /// Writes what shows the whole run.
    ///
    /// - Throws: `PictureError` or `RenderFailure`.
    mutating func finish(_ painting: Picture, _ history: RunHistory, _ settings: TransferSettings) throws {
        guard let last = history.evaluations.last else { return }
        let title = """
            \(recipe.preset), \(size.width)×\(size.height) pixels, \(history.evaluations.count) evaluations, \
            \(history.seconds.tenths) s
            """
        if !history.endsWithSnapshot { try add(painting, last, isLast: true) }
        try animation?.finish()
        if let picture = try sheet.take()?.picture(title: title) {
            try folder.file("contact-sheet.png").write(picture.encoded(as: .png(bitDepth: 8)))
        }
        if recipe.lossCurves {
            let drawing = LossChart(title: title, history, settings).drawing()
            try folder.file("losses.svg").write(Array(drawing.svg().utf8))
            try folder.file("losses.png").write(drawing.picture().encoded(as: .png(bitDepth: 8)))
        }
    }

    private mutating func add(_ picture: Picture, _ progress: TransferProgress, isLast: Bool) throws {
        let found = "\(progress.losses.total.scientific)  \(progress.seconds.tenths) s"
        sheet?.add(picture, caption: ["evaluation \(progress.evaluation + 1)", found], isLast: isLast)
        try animation?.add(picture)
    }
}
