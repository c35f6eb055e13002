internal import Contract

/// A question to polkit whether whoever has a name on the bus may do something (`(sa{sv})sa{ss}us`).
struct AuthorizationRequest: BusBody {
    let sender: String
    let action: String
    let mayAskPeople: Bool

    init(sender: String, action: String, mayAskPeople: Bool) {
        self.sender = sender
        self.action = action
        self.mayAskPeople = mayAskPeople
    }

    static var signature: String { "\(Subject.signature)s\([String: String].signature)us" }

    init(from reader: any BusReader) throws {
        sender = try Subject(from: reader).sender
        action = try reader.string()
        _ = try [String: String](from: reader)
        mayAskPeople = try reader.uint32() & Self.userInteraction != 0
        _ = try reader.string()
    }

    func write(to writer: any BusWriter) throws {
        try Subject(sender: sender).write(to: writer)
        try writer.string(action)
        try [String: String]().write(to: writer)
        try writer.uint32(mayAskPeople ? Self.userInteraction : 0)
        // The name under which the question could be taken back; it is not.
        try writer.string("")
    }

    /// `AllowUserInteraction`.
    private static let userInteraction: UInt32 = 1

    /// Whom the question is about, of polkit's kind `system-bus-name`.
    private struct Subject: BusStructure {
        static let kind = "system-bus-name"
        let sender: String

        init(sender: String) {
            self.sender = sender
        }

        static var members: String { "s\([String: BusVariant].signature)" }

        init(members reader: any BusReader) throws {
            guard try reader.string() == Self.kind,
                case .string(let name)? = try [String: BusVariant](from: reader)["name"]
            else { throw BusValueError("a subject of another kind") }
            sender = name
        }

        func writeMembers(to writer: any BusWriter) throws {
            try writer.string(Self.kind)
            try ["name": BusVariant.string(sender)].write(to: writer)
        }
    }
}
