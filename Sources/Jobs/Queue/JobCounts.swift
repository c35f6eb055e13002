/// How many jobs stand where.
public struct JobCounts: Sendable, Equatable {
    private var counts: [JobState: Int]

    init(_ counts: [JobState: Int]) {
        self.counts = counts.filter { $0.value != 0 }
    }

    /// The number of jobs in a state.
    public subscript(state: JobState) -> Int {
        counts[state] ?? 0
    }

    mutating func add(_ state: JobState) {
        counts[state, default: 0] += 1
    }

    mutating func move(from old: JobState, to new: JobState) {
        guard old != new else { return }
        let rest = self[old] - 1
        counts[old] = rest == 0 ? nil : rest
        add(new)
    }
}
