import Jobs
import Synchronization

/// What a worker says to people, bounded: whoever listens shall not be flooded by a worker that has gone wrong.
final class WorkerTalk: Sendable {
    /// So many lines may come at once.
    private static let burst = 16

    /// After that, one comes so often.
    private static let pace = Duration.milliseconds(250)

    /// The characters that a line has at most.
    private static let longest = 1000

    private struct State {
        var allowance = WorkerTalk.burst
        var last = ContinuousClock.now
        var leftOut = 0

        /// How many lines were left out before this one; nil where this one is, too.
        mutating func admit() -> Int? {
            let now = ContinuousClock.now
            let earned = Int((now - last) / WorkerTalk.pace)
            last += WorkerTalk.pace * earned
            allowance = min(WorkerTalk.burst, allowance + earned)
            guard allowance > 0 else {
                leftOut += 1
                return nil
            }
            allowance -= 1
            defer { leftOut = 0 }
            return leftOut
        }
    }

    private let state = Mutex(State())
    private let tell: @Sendable (WorkerRemark) async -> Void

    /// Passes remarks on.
    init(_ tell: @escaping @Sendable (WorkerRemark) async -> Void) {
        self.tell = tell
    }

    /// Takes a line.
    func take(_ line: String, isComplaint: Bool) async {
        guard let leftOut = state.withLock({ $0.admit() }) else { return }
        await tellOf(leftOut)
        await tell(WorkerRemark(Self.shown(line), isComplaint: isComplaint))
    }

    /// The worker says nothing any more.
    func end() async {
        await tellOf(state.withLock { $0.leftOut })
    }

    private func tellOf(_ leftOut: Int) async {
        guard leftOut > 0 else { return }
        await tell(WorkerRemark("(left out: \(leftOut) lines)", isComplaint: true))
    }

    private static func shown(_ line: String) -> String {
        let scalars = line.unicodeScalars.prefix(longest).map { $0.properties.isNoise ? "\u{FFFD}" : $0 }
        return String(String.UnicodeScalarView(scalars))
    }
}
