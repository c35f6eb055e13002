internal import Contract

/// What polkit says (`(bba{ss})`).
struct AuthorizationResult: BusStructure {
    /// Whether it is allowed.
    let isAuthorized: Bool

    /// Whether it would be, if the person were asked for a password.
    let isChallenge: Bool

    static var members: String { "bb\([String: String].signature)" }

    init(members reader: any BusReader) throws {
        isAuthorized = try Bool(from: reader)
        isChallenge = try Bool(from: reader)
        _ = try [String: String](from: reader)
    }

    func writeMembers(to writer: any BusWriter) throws {
        try isAuthorized.write(to: writer)
        try isChallenge.write(to: writer)
        try [String: String]().write(to: writer)
    }
}
