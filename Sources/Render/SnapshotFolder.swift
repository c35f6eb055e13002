import Contract
import Glibc
import Pictures
import Recipe

/// A folder of pictures of the painting on its way, each named by the evaluations before it: `0100.png`.
struct SnapshotFolder {
    private let path: String
    private let recipe: Recipe

    /// Makes the folder if there is none.
    ///
    /// - Throws: `RenderFailure` when it cannot be made or nothing can be written into it.
    init(path: String, _ recipe: Recipe) throws(RenderFailure) {
        self.path = path
        self.recipe = recipe
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw RenderFailure(unwritable: path, "cannot be made")
        }
        try file("0000").check()
    }

    /// Writes a snapshot.
    ///
    /// - Returns: Its path.
    /// - Throws: `PictureError` or `RenderFailure`.
    func write(_ picture: Picture, after evaluations: Int) throws -> String {
        let file = snapshot(after: evaluations)
        try file.write(picture.encoded(as: PictureEncoding(recipe)), .snapshotWritten)
        CrashPoint.snapshotKept.pass()
        return file.path
    }

    /// The file of a snapshot.
    func snapshot(after evaluations: Int) -> OutputFile {
        let number = String(evaluations)
        let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
        return file("\(padded).\(recipe.format.fileExtension)")
    }

    /// A file of the folder.
    func file(_ name: String) -> OutputFile {
        OutputFile(path: "\(path)/\(name)")
    }
}
