import Contract
import Engine
import Glibc

/// One JSON object a line for each evaluation, as it happens.
final class TraceFile {
    private let stream: UnsafeMutablePointer<FILE>
    private let path: String

    /// - Throws: `RenderFailure` when the file cannot be created.
    init(path: String) throws(RenderFailure) {
        guard let stream = fopen(path, "we") else {
            throw RenderFailure(.outputUnwritable, "\(path) cannot be created: \(String(cString: strerror(errno)))")
        }
        self.stream = stream
        self.path = path
    }

    deinit {
        fclose(stream)
    }

    /// Writes a line: `iteration` (from 0: the start picture), `content`, `style`, `histogram` (where that is asked for)
    /// and `tv` (unweighted), `total` (weighted) and `seconds`; a loss too large to compute is null.
    ///
    /// - Throws: `RenderFailure` when the file takes no more.
    func write(_ progress: TransferProgress) throws(RenderFailure) {
        let losses = progress.losses
        let histogram = losses.histogram.map { "\"histogram\":\(number($0))," } ?? ""
        let line = """
            {"iteration":\(progress.evaluation),"content":\(number(losses.content)),"style":\(number(losses.style)),\
            \(histogram)"tv":\(number(losses.totalVariation)),"total":\(number(losses.total)),\
            "seconds":\(progress.seconds)}

            """
        guard fputs(line, stream) >= 0, fflush(stream) == 0 else {
            throw RenderFailure(.outputUnwritable, "\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
    }

    /// JSON has no word for a number that is not finite.
    private func number(_ value: Double) -> String {
        value.isFinite ? "\(value)" : "null"
    }
}
