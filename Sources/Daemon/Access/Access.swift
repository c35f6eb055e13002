import Contract
import Glibc
import Jobs
import Systemd

/// Decides who may do what; on a person's own bus everybody is that person, and may do everything.
struct Access: Sendable {
    let bus: BusConnection

    /// Whether the bus is one that several people share.
    let isShared: Bool

    /// Bounds the calls that are worked on at once: of each user of a shared bus, otherwise of each client.
    ///
    /// - Throws: `BusError` when the bus does not tell who is who.
    func limitCalls(to limit: Int) async throws {
        guard isShared else { return await bus.limitCalls(perClient: limit) }
        try await bus.limitCalls(perUser: limit, except: [0, geteuid()])
    }

    /// The user who made a call.
    ///
    /// - Throws: `ServiceError` when that is not known.
    func user(of call: BusCall) throws -> UInt32 {
        guard isShared else { return geteuid() }
        guard let user = call.user else { throw ServiceError(.accessDenied, "The bus does not say who is calling.") }
        return user
    }

    /// Returns when the caller may do it.
    ///
    /// - Throws: `ServiceError` when that is not allowed.
    func require(_ action: Action, _ call: BusCall) async throws {
        guard try !isTrusted(call) else { return }
        let decision: AccessDecision
        do {
            decision = try await bus.authorization(of: call, for: action.id)
        } catch let error as BusError {
            // A polkit in trouble opens nothing that is closed without polkit, and closes nothing that is free without it.
            guard !action.isFree else { return }
            throw ServiceError(
                .accessDenied,
                "polkit, which is to allow \(action.id), gives no answer: \(error). Try it with sudo."
            )
        }
        switch decision {
        case .allowed: return
        case .unknown where action.isFree: return
        case .unknown, .denied, .challenge: throw ServiceError(refusing: action)
        }
    }

    /// Returns when the caller is root or the service's own user.
    ///
    /// - Throws: `ServiceError` when it is somebody else.
    func requireRoot(_ call: BusCall) throws {
        guard try isTrusted(call) else {
            throw ServiceError(.accessDenied, "This is for root. Try it with sudo.")
        }
    }

    /// Returns when the caller may do something to a job: its owner, or whoever may do so to every job.
    ///
    /// - Throws: `ServiceError` when that is not allowed.
    func require(managing job: Job, _ call: BusCall) async throws {
        guard isShared else { return }
        let isOwn = try user(of: call) == job.owner
        try await require(isOwn ? .manageOwn : .manageAll, call)
    }

    /// Whether the caller may do everything without being asked about.
    private func isTrusted(_ call: BusCall) throws -> Bool {
        guard isShared else { return true }
        return try [0, geteuid()].contains(user(of: call))
    }
}

extension ServiceError {
    fileprivate init(refusing action: Action) {
        let deed =
            switch action {
            case .submit: "Having pictures painted"
            case .manageOwn: "Steering one's own jobs"
            case .manageAll: "Steering the whole queue or other people's jobs"
            case .configure: "Changing the configuration"
            }
        self.init(
            .accessDenied,
            "\(deed) is for root and for whom polkit allows \(action.id). Try it with sudo."
        )
    }
}
