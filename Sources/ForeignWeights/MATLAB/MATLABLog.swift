import CMatio
import Synchronization

/// What libmatio says while it works.
///
/// Its log is the only place where it says that compressed bytes are damaged or that the file ends early: its calls then
/// return zeros and no error.
enum MATLABLog {
    private static let complaints = Atomic(0)

    /// Takes the log over.
    static func listen() {
        Mat_LogInitFunc(nil) { _, _ in MATLABLog.complaints.add(1, ordering: .relaxed) }
    }

    /// Whether libmatio has complained since this was last asked.
    static func hasComplained() -> Bool {
        complaints.exchange(0, ordering: .relaxed) > 0
    }
}
