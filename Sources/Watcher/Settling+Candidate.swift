extension Settling {
    /// A name that has not settled yet.
    struct Candidate: Sendable {
        /// What it was at the last look; nil if the file system has never said.
        var state: FileState?

        /// Its place in the order in which names were first seen.
        let arrival: Int

        /// When it was first seen.
        let firstSeen: SuspendingClock.Instant

        /// When its time to settle is up.
        var deadline: SuspendingClock.Instant

        /// The later of its last event and its last change.
        var quietSince: SuspendingClock.Instant

        /// When it is to be looked at again.
        var nextLook: SuspendingClock.Instant

        /// Why it had not settled at the last look.
        var reason = ReceivingReason.changing

        /// Why it had not settled when it was reported as being received; nil while it was not.
        var told: ReceivingReason?

        /// Whether its time to settle was up at the last look.
        var isOverdue = false

        /// How many times in a row it could not be looked at.
        var misses = 0

        /// Whether nobody shall wait for it to settle.
        var isConcluded: Bool { isOverdue || told == .unreadable }

        /// How long to wait for the next look: the settle time, doubled with each miss but the first.
        func pause(settle: Duration, longest: Duration) -> Duration {
            max(settle, min(settle * (1 << min(max(misses - 1, 0), 16)), longest))
        }
    }

    /// What was last said about a name, and about which state of it.
    struct PastVerdict: Sendable {
        let state: FileState
        let verdict: Verdict

        /// Whether there is nothing new to say.
        ///
        /// A settled file is judged by its contents alone; a refused one is given another chance by any change.
        func holds(for state: FileState) -> Bool {
            if case .settled = verdict { self.state.identity == state.identity } else { self.state == state }
        }
    }
}
