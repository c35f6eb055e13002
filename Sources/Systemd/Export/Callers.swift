/// Who calls our handlers, and how many calls each may have at work.
struct Callers {
    /// Whom a call is counted for.
    enum Account: Hashable {
        /// A client, by its unique name.
        case client(String)

        /// A user, whatever the number of his clients.
        case user(UInt32)
    }

    /// How many calls may be at work for one account.
    var limit = Int.max

    /// The users whose clients are counted one by one; nil where all are, and nobody's user is asked for.
    var exempt: Set<UInt32>?

    /// The users of the clients that have called since they connected.
    var users: [String: UInt32] = [:]

    /// Calls of clients whose users the bus is being asked for.
    var waiting: [String: [WaitingCall]] = [:]

    /// Clients that have left while their users were being asked for.
    var departed: Set<String> = []

    /// How many calls are at work.
    var atWork: [Account: Int] = [:]

    /// Whom the calls of a client are counted for; nil where its user is not known yet.
    func account(of client: String) -> Account? {
        guard let exempt else { return .client(client) }
        guard let user = users[client] else { return nil }
        return exempt.contains(user) ? .client(client) : .user(user)
    }
}
