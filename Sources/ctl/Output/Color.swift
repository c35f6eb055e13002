import Contract
import Glibc

/// A colour on a terminal, used only where colour is seen and wanted (no-color.org).
enum Color: String {
    case plain = ""
    case red = "31"
    case green = "32"
    case yellow = "33"

    /// The colour that a state is shown in.
    init(of state: JobState) {
        switch state {
        case .receiving, .queued, .waiting, .paused: self = .plain
        case .running, .publishing: self = .yellow
        case .done: self = .green
        case .failed, .canceled: self = .red
        }
    }

    /// The text in this colour.
    func paint(_ text: String) -> String {
        self == .plain || !Self.isWanted ? text : "\u{1b}[\(rawValue)m\(text)\u{1b}[0m"
    }

    private static let isWanted: Bool = {
        Variable.value("NO_COLOR") == nil && Variable.value("TERM") ?? "dumb" != "dumb" && isatty(STDOUT_FILENO) == 1
    }()
}
