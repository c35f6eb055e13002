internal import Contract

/// The bus itself, as a service on the bus (D-Bus specification, "Message Bus Messages").
enum MessageBus {
    static let service = "org.freedesktop.DBus"
    static let path = ObjectPath(known: "/org/freedesktop/DBus")
    static let interface = "org.freedesktop.DBus"

    /// Tells the bus's own identity; asked only to hear an answer.
    static let getID = Method<Nothing, String>(interface, "GetId", out: ["id"])

    /// Asks for a well-known name; the answer is one of the numbers below.
    static let requestName = Method<NameRequest, UInt32>(
        interface,
        "RequestName",
        in: ["name", "flags"],
        out: ["result"]
    )

    /// Tells whether anybody has a name.
    static let nameHasOwner = Method<String, Bool>(interface, "NameHasOwner", in: ["name"], out: ["has_owner"])

    /// Tells which user's process has a name.
    static let getConnectionUnixUser = Method<String, UInt32>(
        interface,
        "GetConnectionUnixUser",
        in: ["name"],
        out: ["uid"]
    )

    /// The name is ours now, or was before.
    static let nameIsOurs: Set<UInt32> = [1, 4]

    /// A name has another owner than before.
    static let nameOwnerChanged = Signal<NameOwnerChange>(interface, "NameOwnerChanged", ["name", "old", "new"])
}
