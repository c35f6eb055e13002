import Glibc
import Networks
import Synchronization
import SystemPackage

/// Tells people how a fetch goes, on standard error: each event on a line, and on a terminal a line that moves.
final class FetchTalk: Sendable {
    private struct Progress {
        /// When this file was asked for, and how much of it was there then.
        var began = ContinuousClock.now
        var atFirst = 0
        var isDrawn = false
        var drawn = ContinuousClock.now
    }

    private let name: String
    private let isLive = isatty(STDERR_FILENO) == 1
    private let progress = Mutex(Progress())

    init(of name: String) {
        self.name = name
    }

    /// Tells of an event.
    func tell(_ event: DownloadEvent) {
        switch event {
        case .began(let file):
            progress.withLock { $0 = Progress() }
            say("Fetching \(name) from \(file.shownAddress)" + (file.size.map { ", \(ByteSize($0))" } ?? ""))
        case .resumed(let count):
            progress.withLock { $0.atFirst = count }
            say("Going on behind the \(ByteSize(count)) that are there")
        case .received(let count, let total):
            if isLive { draw(count, of: total) }
        case .retrying(let error, let pause):
            say("\(error); again in \(pause.components.seconds) s")
        case .gaveUp(let error):
            say("\(error); there is another address")
        }
    }

    /// Clears the line that moves, and says how it ended.
    func end(_ message: String? = nil) {
        clear()
        if let message { Talk.say(message) }
    }

    private func say(_ message: String) {
        clear()
        Talk.say(message)
    }

    private func draw(_ count: Int, of total: Int?) {
        let now = ContinuousClock.now
        progress.withLock { progress in
            guard !progress.isDrawn || now - progress.drawn >= .milliseconds(200) || count == total else { return }
            progress.isDrawn = true
            progress.drawn = now
            let bar = ProgressBar(
                count: count,
                total: total,
                fetched: count - progress.atFirst,
                in: now - progress.began
            )
            Talk.overwrite("\(bar)")
        }
    }

    private func clear() {
        progress.withLock { progress in
            if progress.isDrawn { Talk.overwrite("") }
            progress.isDrawn = false
        }
    }
}

extension Talk {
    /// Writes over the last line of a terminal.
    fileprivate static func overwrite(_ message: String) {
        _ = try? FileDescriptor.standardError.writeAll("\r\u{1b}[K\(message)".utf8)
    }
}
