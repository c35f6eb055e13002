/// Where a scale stands among those of its run.
struct ScalePlace {
    /// What of it goes from scale to scale.
    struct Count: Codable, Sendable {
        /// Counts scales from 0, the coarsest.
        var scale = 0
        /// Evaluations of the scales before this one.
        var before = 0
        /// What of them was counted: all, or the steps.
        var counted = 0
    }

    var count = Count()
    /// How many there are.
    var scales = 1
    /// What there will be counted at the scales after it, at most.
    var after = 0
    /// When the first evaluation began; nil when it is yet to come.
    var start: ContinuousClock.Instant?
}
