import Contract
import FoundationEssentials
import Recipe

/// A folder whose pictures are a style.
struct StyleFolder {
    let path: String

    /// The paths of its pictures, in the order of their names.
    ///
    /// - Throws: `RenderFailure` when it cannot be read or has none.
    func pictures() throws(RenderFailure) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw RenderFailure(unreadable: error, "the style folder \(path) cannot be read; check its permissions")
        }
        let files = Recipe.stylePictures(among: names).map { "\(path)/\($0)" }.filter { FileKind($0) == .file }
        guard !files.isEmpty else {
            throw RenderFailure(.fileMissing, "the style folder \(path) has no PNG or JPEG file; put one into it")
        }
        return files
    }
}
