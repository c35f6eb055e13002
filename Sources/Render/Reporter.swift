import Contract
import Engine
import Glibc

/// How progress is told.
enum ProgressStyle: String, CaseIterable {
    /// To people, on standard error: a line that changes on a terminal, elsewhere a line per snapshot or per tenth.
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
    private var epoch = (number: 0, begin: 0.0)
    private var last: WorkerProgress?
    /// Whether there will be snapshots to tell of.
    var tellsEpochs = false

    init(_ style: ProgressStyle) {
        self.style = style
    }

    /// Goes on counting epochs where an interrupted painting had come to.
    func goOn(from history: RunHistory) {
        epoch.number = history.snapshots.count
        epoch.begin = history.snapshots.last.map { history.evaluations[$0].seconds } ?? 0
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

    /// Tells something that people might wonder at.
    func note(_ text: String) {
        report(.note(text))
    }

    func failed(_ failure: RenderFailure) {
        if style == .json { report(.failed(code: failure.exit, message: failure.message)) }
        endLine()
        write("impasto-render: \(failure.message)\n")
    }

    private func tell(_ report: WorkerReport) {
        switch report {
        case .started(let width, let height, let iterations):
            write("painting \(width)×\(height) pixels in \(iterations) iterations\n")
        case .note(let text):
            write("\(text)\n")
        case .progress(let progress):
            tell(progress)
        case .snapshot(let iteration, _):
            if !onTerminal { tellEpoch(after: iteration) }
        case .finished(let iterations, let seconds, let path):
            endLine()
            write("\(EscapedName.text(of: path)): painted in \(iterations) evaluations, \(seconds.tenths) s\n")
        case .room, .failed: break
        }
    }

    private func tell(_ progress: WorkerProgress) {
        last = progress
        let share = Double(progress.iteration) / Double(progress.iterations)
        let left = progress.seconds / share * (1 - share)
        let line = "\(Int(share * 100)) %  loss \(progress.total.map { "\($0)" } ?? "?")  \(left.tenths) s left"
        if onTerminal {
            write("\r\u{1B}[K\(line)")
            lineIsOpen = true
        } else if !tellsEpochs, Int(share * 10) > tenth {
            tenth = Int(share * 10)
            write("\(line)\n")
        }
    }

    private func tellEpoch(after evaluations: Int) {
        guard let last else { return }
        epoch.number += 1
        write(
            """
            epoch \(epoch.number)  evaluation \(evaluations)  total loss \(last.total?.scientific ?? "?")  \
            epoch time \((last.seconds - epoch.begin).tenths) s  total time \(last.seconds.tenths) s

            """
        )
        epoch.begin = last.seconds
    }

    private func endLine() {
        if lineIsOpen { write("\n") }
        lineIsOpen = false
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
