import Systemd

extension BusConnection {
    /// Takes a name on the bus; where it is taken, tries again for a while.
    ///
    /// The bus learns of a killed daemon's death a moment after its successor may have started. Whoever still has the name
    /// after that is alive.
    ///
    /// - Throws: `BusError`, of the code `nameTaken` where somebody else has it.
    func requestName(_ name: String, patience: Duration) async throws {
        let end = ContinuousClock.now + patience
        while true {
            do {
                return try await requestName(name)
            } catch let error as BusError where error.code == .nameTaken && ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }
}
