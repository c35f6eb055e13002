/// Something that can be in the way of painting, and is looked at.
protocol Check: Sendable {
    /// What is found.
    func findings(on machine: ExaminedMachine) async -> [Finding]
}
