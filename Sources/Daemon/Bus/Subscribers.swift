import Contract
import Systemd

/// The clients who want to hear of each step of each job.
actor Subscribers {
    /// As many as one user's programs may need, and few enough that nobody makes every step of a worker cost much.
    private static let mostOfUser = 128

    private let bus: BusConnection

    /// Their users, by their unique names.
    private var users: [String: UInt32] = [:]

    /// Begins without any; they are forgotten when they leave the bus.
    ///
    /// - Throws: `BusError` when the bus does not tell who leaves.
    init(bus: BusConnection) async throws {
        self.bus = bus
        let departures = try await bus.departures()
        Task { for await client in departures { remove(client) } }
    }

    /// Whether there is any.
    var areThere: Bool { !users.isEmpty }

    /// Their unique names.
    var names: [String] { Array(users.keys) }

    /// Takes in a client, until it leaves the bus.
    ///
    /// - Throws: `ServiceError` where its user has as many as may be.
    func add(_ client: String, of user: UInt32) async throws {
        guard users[client] != nil || users.values.count(where: { $0 == user }) < Self.mostOfUser else {
            throw ServiceError(.limitExceeded, "\(Self.mostOfUser) of your programs have subscribed already.")
        }
        users[client] = user
        // It may have left before it was taken in.
        if try await !bus.hasOwner(of: client) { remove(client) }
    }

    /// Lets a client go.
    func remove(_ client: String) {
        users[client] = nil
    }
}
