import Recipe

/// After which iterations, evaluations or steps, there is a snapshot: each of the first ones, and every so many.
struct SnapshotSchedule {
    /// How many of the first iterations have one each.
    let first: Int
    /// From one to the next; 0 where there are no others.
    let interval: Int
    /// How many iterations there are at most.
    let iterations: Int

    init(_ recipe: Recipe, iterations: Int) {
        first = recipe.snapshotFirst
        interval = recipe.snapshotEvery
        self.iterations = iterations
    }

    /// Whether there is one after so many evaluations.
    func includes(_ count: Int) -> Bool {
        count <= first || interval > 0 && count.isMultiple(of: interval)
    }

    /// How many there are if no scale ends early.
    private var count: Int {
        let all = min(first, iterations)
        return interval > 0 ? all + iterations / interval - all / interval : all
    }

    /// How many pictures the snapshots and the painting are, which may be the last snapshot; none without snapshots.
    var pictures: Int {
        count == 0 || includes(iterations) ? count : count + 1
    }
}
