import Contract

/// What came of doing the same to several things.
struct Outcomes<Row> {
    /// What was done.
    var rows: [Row] = []

    /// What the daemon refused.
    var refusals: [ServiceError] = []

    /// Fails when anything was refused.
    func check() throws {
        guard refusals.isEmpty else {
            throw ControlFailure(.failed, refusals.map(\.message).joined(separator: "\n"))
        }
    }
}
