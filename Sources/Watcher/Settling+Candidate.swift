extension Settling {
    /// A name that has not settled yet.
    struct Candidate: Sendable {
        /// What it was at the last look.
        var state: FileState

        /// Its place in the order in which names were first seen.
        let arrival: Int

        /// When it was first seen.
        let firstSeen: SuspendingClock.Instant

        /// The later of its last event and its last change.
        var quietSince: SuspendingClock.Instant

        /// When it is to be looked at again.
        var nextLook: SuspendingClock.Instant

        /// Whether it has been reported as being received.
        var isReceiving = false
    }

    /// What was last said about a name, and about which state of it.
    struct PastVerdict: Sendable {
        let state: FileState
        let verdict: Verdict

        /// Whether there is nothing new to say.
        ///
        /// A settled file is judged by its contents alone; a refused one is given another chance by any change, since
        /// new permissions may have made it readable.
        func holds(for state: FileState) -> Bool {
            if case .settled = verdict { self.state.identity == state.identity } else { self.state == state }
        }
    }
}
