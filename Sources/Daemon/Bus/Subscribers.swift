import Systemd

/// The clients who want to hear of each step of each job.
actor Subscribers {
    private let bus: BusConnection

    /// Who waits for each of them to leave, by their unique names.
    private var watches: [String: Task<Void, Never>] = [:]

    init(bus: BusConnection) {
        self.bus = bus
    }

    /// Whether there is any.
    var areThere: Bool { !watches.isEmpty }

    /// Takes in a client, until it leaves the bus.
    func add(_ client: String) {
        guard watches[client] == nil else { return }
        watches[client] = Task {
            try? await bus.departure(of: client)
            if !Task.isCancelled { watches[client] = nil }
        }
    }

    /// Lets a client go.
    func remove(_ client: String) {
        watches.removeValue(forKey: client)?.cancel()
    }
}
