import Contract
import Glibc
import Pictures

/// A folder of pictures of the painting on its way, each named by the evaluations before it: `0100.png`.
struct SnapshotFolder {
    let path: String
    let interval: Int
    let encoding: PictureEncoding

    /// Makes the folder if there is none.
    ///
    /// - Throws: `RenderFailure` when it cannot be made or nothing can be written into it.
    init(path: String, every interval: Int, _ encoding: PictureEncoding) throws(RenderFailure) {
        self.path = path
        self.interval = interval
        self.encoding = encoding
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw RenderFailure(.outputUnwritable, "\(path) cannot be made: \(String(cString: strerror(errno)))")
        }
        try OutputFile(path: "\(path)/0000").check()
    }

    /// Writes the picture if it is its turn, and returns where.
    ///
    /// - Throws: `PictureError` or `RenderFailure`.
    func write(after evaluations: Int, _ picture: () -> Picture) throws -> String? {
        guard interval > 0, evaluations % interval == 0 else { return nil }
        let number = String(evaluations)
        let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
        let file = "\(path)/\(padded).\(encoding.fileExtension)"
        try OutputFile(path: file).write(picture().encoded(as: encoding))
        return file
    }
}
