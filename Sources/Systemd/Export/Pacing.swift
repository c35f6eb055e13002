/// When changes of an object's paced properties are announced: the first at once, those that follow together once a second
/// at most, and so the last one in any case.
struct Pacing {
    private static let pace = Duration.seconds(1)

    private var waiting: Set<String> = []
    private var next = ContinuousClock.now

    /// Takes changes of properties.
    ///
    /// - Returns: When to announce them; nil where that has been arranged already.
    mutating func take(_ names: [String]) -> ContinuousClock.Instant? {
        defer { waiting.formUnion(names) }
        return waiting.isEmpty ? max(next, .now) : nil
    }

    /// Gives what is being announced now.
    mutating func release() -> [String] {
        defer { waiting = [] }
        next = .now + Self.pace
        return waiting.sorted()
    }
}
