import Contract
import Glibc
import Systemd

/// polkit on a bus of a test's own, as far as the daemon asks it.
enum PolkitStandIn {
    /// What it is asked (`(sa{sv})sa{ss}us`).
    struct Question: BusBody, Equatable {
        let action: String
        let mayAskPeople: Bool

        static let signature = "(sa{sv})sa{ss}us"

        init(action: String, mayAskPeople: Bool) {
            self.action = action
            self.mayAskPeople = mayAskPeople
        }

        init(from reader: any BusReader) throws {
            try reader.container(.structure, "sa{sv}") {
                _ = try reader.string()
                _ = try [String: BusVariant](from: reader)
            }
            action = try reader.string()
            _ = try [String: String](from: reader)
            mayAskPeople = try reader.uint32() == 1
            _ = try reader.string()
        }

        func write(to writer: any BusWriter) throws {
            throw BusValueError("this one does not ask")
        }
    }

    /// Answers the daemon's questions by `allows` until the connection is closed.
    static func serve(
        on address: String,
        _ allows: @escaping @concurrent @Sendable (Question) async -> Bool
    ) async throws -> BusConnection {
        let connection = try await BusConnection.open(.address(address))
        let interface = "org.freedesktop.PolicyKit1.Authority"
        let check = Method<Question, Answer>(
            interface,
            "CheckAuthorization",
            in: ["subject", "action_id", "details", "flags", "cancellation_id"],
            out: ["result"]
        )
        var authority = BusImplementation(InterfaceDescription(interface, [check]))
        authority.handle(check) { question, _ in Answer(isAuthorized: await allows(question)) }
        try await connection.export(
            authority,
            at: ObjectPath(known: "/org/freedesktop/PolicyKit1/Authority"),
            properties: PropertyValues()
        )
        try await connection.requestName("org.freedesktop.PolicyKit1")
        return connection
    }

    /// What it says (`(bba{ss})`).
    private struct Answer: BusStructure {
        let isAuthorized: Bool

        init(isAuthorized: Bool) {
            self.isAuthorized = isAuthorized
        }

        static var members: String { "bba{ss}" }

        init(members reader: any BusReader) throws {
            isAuthorized = try reader.boolean()
            _ = try reader.boolean()
            _ = try [String: String](from: reader)
        }

        func writeMembers(to writer: any BusWriter) throws {
            try writer.boolean(isAuthorized)
            try writer.boolean(false)
            try [String: String]().write(to: writer)
        }
    }
}
