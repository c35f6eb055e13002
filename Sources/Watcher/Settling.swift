package import SystemPackage

/// Decides when a file is complete: a value without files or clock, told what was seen and when.
///
/// A name becomes a candidate with the first sign of it. It is ready when its ``FileState`` has been the same for the
/// settle time since the later of the last event and the last change, and no writer holds it.
///
/// Time is the monotonic time of our own observations: what a file says about its own times is only compared, never
/// counted with, since a sender's clock may be wrong and ours may be set. It is `CLOCK_MONOTONIC`, which
/// `SuspendingClock` is on Linux, and not `CLOCK_BOOTTIME`: while the machine is suspended no local writer gets on with
/// its work, so that time is no sign of a finished file.
package struct Settling: Sendable {
    /// What there is to tell about a name.
    package enum Verdict: Sendable, Equatable {
        case settled(FileIdentity)
        case refused(RefusedFile.Reason)
        case receiving(ReceivingReason)
        case vanished
    }

    /// The longest pause between two looks at a file that cannot be looked at.
    private static let longestPause = Duration.seconds(60)

    /// How long a file must have been quiet.
    package var settle: Duration

    private let maximum: Duration
    private var candidates: [FilePath.Component: Candidate] = [:]
    private var verdicts: [FilePath.Component: PastVerdict] = [:]
    private var lastArrival = 0

    /// How many names have become candidates so far; the newest candidate has this number.
    package var arrivals: Int { lastArrival }

    /// Whether something has been said about each candidate of those that had come when ``arrivals`` was `arrival`.
    ///
    /// Takes time proportional to the candidates.
    package func hasConcluded(upTo arrival: Int) -> Bool {
        !candidates.values.contains { $0.arrival <= arrival && !$0.isConcluded }
    }

    /// A state that knows no names yet.
    package init(settle: Duration, maximum: Duration) {
        self.settle = settle
        self.maximum = maximum
    }

    /// Every name that is a candidate or has been reported.
    package var names: Set<FilePath.Component> {
        Set(candidates.keys).union(verdicts.keys)
    }

    /// The candidates in the order of their arrival: why each has not settled yet, and when it was first seen.
    package var unsettled: [(name: FilePath.Component, reason: ReceivingReason, firstSeen: SuspendingClock.Instant)] {
        candidates.sorted { $0.value.arrival < $1.value.arrival }.map { ($0.key, $0.value.reason, $0.value.firstSeen) }
    }

    /// When the next candidate wants to be looked at, if there is any.
    ///
    /// Takes time proportional to the candidates.
    package var nextLook: SuspendingClock.Instant? {
        candidates.values.lazy.map(\.nextLook).min()
    }

    /// The candidates to look at now, in the order of their arrival.
    ///
    /// Takes time proportional to the candidates.
    package func due(at now: SuspendingClock.Instant) -> [FilePath.Component] {
        candidates.filter { $0.value.nextLook <= now }.sorted { $0.value.arrival < $1.value.arrival }.map(\.key)
    }

    /// Notes an event that named a file: its settle time starts anew even if nothing about it seems changed.
    package mutating func touch(
        _ name: FilePath.Component,
        _ sight: Sight,
        at now: SuspendingClock.Instant
    ) -> Verdict? {
        guard case .glimpse(let state) = sight, candidates[name] != nil else { return look(name, sight, at: now) }
        return restart(name, state, at: now)
    }

    /// Notes a look at a file that no event asked for: a due candidate, or a name found by reading the folder.
    package mutating func look(
        _ name: FilePath.Component,
        _ sight: Sight,
        at now: SuspendingClock.Instant
    ) -> Verdict? {
        switch sight {
        case .gone:
            return forget(name)
        case .unclear:
            guard candidates[name] != nil else { return begin(name, nil, at: now) }
            candidates[name]?.misses += 1
            return schedule(name, .unclear, from: now, at: now)
        case .glimpse(let state):
            guard let candidate = candidates[name] else { return begin(name, state, at: now) }
            return candidate.state == state ? nil : restart(name, state, at: now)
        case .finding(let state, let finding):
            candidates[name]?.misses = 0
            guard let candidate = candidates[name] else { return begin(name, state, at: now) }
            guard candidate.state == state else { return restart(name, state, at: now) }
            guard now >= candidate.quietSince + settle else {
                return schedule(name, .changing, from: candidate.quietSince, at: now)
            }
            return judge(name, state, candidate, finding, at: now)
        }
    }

    /// Notes that a name was deleted or renamed; should it come back, then as another file.
    package mutating func forget(_ name: FilePath.Component) -> Verdict? {
        let candidate = candidates.removeValue(forKey: name)
        let past = verdicts.removeValue(forKey: name)
        return past != nil || candidate?.told != nil ? .vanished : nil
    }

    /// Drops the candidates, for a folder that cannot be watched: their settle time starts anew after its return.
    package mutating func interrupt() {
        candidates.removeAll()
    }

    private mutating func begin(
        _ name: FilePath.Component,
        _ state: FileState?,
        at now: SuspendingClock.Instant
    ) -> Verdict? {
        if let state, verdicts[name]?.holds(for: state) == true { return nil }
        lastArrival += 1
        candidates[name] = Candidate(
            state: state,
            arrival: lastArrival,
            firstSeen: now,
            deadline: now + maximum,
            quietSince: now,
            nextLook: now + settle,
            reason: state == nil ? .unclear : .changing
        )
        return nil
    }

    private mutating func restart(
        _ name: FilePath.Component,
        _ state: FileState,
        at now: SuspendingClock.Instant
    ) -> Verdict? {
        // Of a name that could not be looked at before, it may turn out that there is nothing new to say.
        if let candidate = candidates[name], candidate.state == nil, candidate.told == nil,
            verdicts[name]?.holds(for: state) == true
        {
            candidates[name] = nil
            return nil
        }
        let isSame = candidates[name]?.state == state
        candidates[name]?.state = state
        candidates[name]?.quietSince = now
        guard candidates[name]?.told == .unreadable else { return schedule(name, .changing, from: now, at: now) }
        // Its permissions may be others now, and its time begins only when it can be read.
        if !isSame {
            candidates[name]?.deadline = now + maximum
            candidates[name]?.isOverdue = false
        }
        return schedule(name, isSame ? .unreadable : .changing, from: now, at: now)
    }

    private mutating func judge(
        _ name: FilePath.Component,
        _ state: FileState,
        _ candidate: Candidate,
        _ finding: Sight.Finding,
        at now: SuspendingClock.Instant
    ) -> Verdict? {
        switch finding {
        case .notRegular:
            return conclude(name, state, .refused(.notRegular))
        case .held:
            return schedule(name, .held, from: now, at: now)
        case _ where state.identity.size == 0:
            guard now >= candidate.deadline else { return schedule(name, .empty, from: now, at: now) }
            return conclude(name, state, .refused(.empty))
        case .free:
            return conclude(name, state, .settled(state.identity))
        case .denied:
            return schedule(name, .unreadable, from: now, at: now)
        }
    }

    private mutating func conclude(_ name: FilePath.Component, _ state: FileState, _ verdict: Verdict) -> Verdict {
        candidates[name] = nil
        verdicts[name] = PastVerdict(state: state, verdict: verdict)
        return verdict
    }

    /// Sets the time of the next look: a settle time after `start`, longer with each time that the file could not be
    /// looked at; or, if that is earlier, when the file's time is up.
    ///
    /// - Returns: What is to be told: when the file's time is up why it has not settled, and at once that it may not be
    ///   read, or may be again.
    private mutating func schedule(
        _ name: FilePath.Component,
        _ reason: ReceivingReason,
        from start: SuspendingClock.Instant,
        at now: SuspendingClock.Instant
    ) -> Verdict? {
        guard var candidate = candidates[name] else { return nil }
        defer { candidates[name] = candidate }
        candidate.reason = reason
        candidate.nextLook = start + candidate.pause(settle: settle, longest: Self.longestPause)
        if now >= candidate.deadline { candidate.isOverdue = true }
        if !candidate.isOverdue { candidate.nextLook = min(candidate.nextLook, candidate.deadline) }
        let isNews =
            candidate.told.map { ($0 == .unreadable) != (reason == .unreadable) }
            ?? (candidate.isOverdue || reason == .unreadable)
        guard isNews else { return nil }
        candidate.told = reason
        return .receiving(reason)
    }
}
