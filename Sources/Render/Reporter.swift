import Contract
import Glibc

/// How progress is told.
enum ProgressStyle: String, CaseIterable {
    /// To people, on standard error: a line that changes on a terminal, a line per tenth elsewhere.
    case auto
    /// To programs, on standard output: `Contract.WorkerReport`, one JSON object a line.
    case json
    /// Not at all; errors are still told.
    case none
}

/// Tells the world how the painting goes.
final class Reporter {
    private let style: ProgressStyle
    private let onTerminal = isatty(STDERR_FILENO) == 1
    private var lineIsOpen = false
    private var tenth = 0

    init(_ style: ProgressStyle) {
        self.style = style
    }

    func report(_ report: WorkerReport) {
        switch style {
        case .none: break
        case .json:
            guard let line = try? report.line() else { break }
            write("\(line)\n", to: STDOUT_FILENO)
        case .auto: tell(report)
        }
    }

    /// Tells people, and nobody else, something that they might wonder at.
    func note(_ text: String) {
        if style == .auto { write("\(text)\n") }
    }

    func failed(_ failure: RenderFailure) {
        if style == .json { report(.failed(code: failure.exit, message: failure.message)) }
        endLine()
        write("impasto-render: \(failure.message)\n")
    }

    private func tell(_ report: WorkerReport) {
        switch report {
        case .started(let width, let height, let iterations):
            write("painting \(width)×\(height) pixels in \(iterations) evaluations\n")
        case .progress(let progress):
            tell(progress)
        case .snapshot: break
        case .finished(let iterations, let seconds, let path):
            endLine()
            write("\(EscapedName.text(of: path)): painted in \(iterations) evaluations, \(rounded(seconds)) s\n")
        case .failed: break
        }
    }

    private func tell(_ progress: WorkerProgress) {
        let share = Double(progress.iteration) / Double(progress.iterations)
        let left = progress.seconds / share * (1 - share)
        let line = "\(Int(share * 100)) %  loss \(progress.total.map { "\($0)" } ?? "?")  \(rounded(left)) s left"
        if onTerminal {
            write("\r\u{1B}[K\(line)")
            lineIsOpen = true
        } else if Int(share * 10) > tenth {
            tenth = Int(share * 10)
            write("\(line)\n")
        }
    }

    private func endLine() {
        if lineIsOpen { write("\n") }
        lineIsOpen = false
    }

    private func rounded(_ seconds: Double) -> String {
        "\((seconds * 10).rounded() / 10)"
    }

    private func write(_ text: String, to descriptor: CInt = STDERR_FILENO) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // Nobody is left to be told.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
