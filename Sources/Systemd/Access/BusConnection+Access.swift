internal import Contract

extension BusConnection {
    /// Asks polkit whether whoever made a call may do something.
    ///
    /// Where the call allows it, the person is asked for a password, which may take minutes.
    ///
    /// - Parameters:
    ///   - call: The call.
    ///   - action: The action's id, as the files in `/usr/share/polkit-1/actions` have it.
    /// - Returns: polkit's decision; ``AccessDecision/unknown`` where there is no polkit.
    /// - Throws: ``BusError`` when polkit gives no answer.
    public func authorization(of call: BusCall, for action: String) async throws -> AccessDecision {
        let authority = BusProxy(
            self,
            service: "org.freedesktop.PolicyKit1",
            path: ObjectPath(known: "/org/freedesktop/PolicyKit1/Authority")
        )
        let request = AuthorizationRequest(
            sender: call.sender,
            action: action,
            mayAskPeople: call.allowsInteraction
        )
        do {
            let result = try await authority.call(Self.checkAuthorization, request, patience: Self.patienceOfPeople)
            return result.isAuthorized ? .allowed : result.isChallenge ? .challenge : .denied
        } catch let error as BusError where error.code == .noService {
            return .unknown
        }
    }

    private static let patienceOfPeople = Duration.seconds(300)

    private static let checkAuthorization = Method<AuthorizationRequest, AuthorizationResult>(
        "org.freedesktop.PolicyKit1.Authority",
        "CheckAuthorization",
        in: ["subject", "action_id", "details", "flags", "cancellation_id"],
        out: ["result"]
    )
}
