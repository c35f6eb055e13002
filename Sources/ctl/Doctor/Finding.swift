/// What a check has found out about one thing.
struct Finding: Encodable {
    /// How that is.
    enum Verdict: String, Encodable, CaseIterable {
        /// As it should be.
        case ok
        /// It works, but not well, or nobody can tell.
        case warning
        /// It does not work.
        case error
    }

    /// What was checked.
    let check: String

    /// How it is.
    let verdict: Verdict

    /// What was found, a sentence.
    let message: String

    /// What to do about it; nil where there is nothing to do.
    var advice: String?

    static func ok(_ check: String, _ message: String) -> Finding {
        Finding(check: check, verdict: .ok, message: message)
    }

    static func warning(_ check: String, _ message: String, _ advice: String? = nil) -> Finding {
        Finding(check: check, verdict: .warning, message: message, advice: advice)
    }

    static func error(_ check: String, _ message: String, _ advice: String? = nil) -> Finding {
        Finding(check: check, verdict: .error, message: message, advice: advice)
    }

    /// The finding for people, with the end of its last line.
    var text: String {
        let color: Color =
            switch verdict {
            case .ok: .green
            case .warning: .yellow
            case .error: .red
            }
        let width = Verdict.allCases.map(\.rawValue.count).max() ?? 0
        let margin = String(repeating: " ", count: width - verdict.rawValue.count)
        let indent = String(repeating: " ", count: width + 2)
        let lines = ["\(color.paint(verdict.rawValue))\(margin)  \(check): \(message)"]
        return (lines + (advice.map { ["\(indent)→ \($0)"] } ?? [])).map { $0 + "\n" }.joined()
    }
}
