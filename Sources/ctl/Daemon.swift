import Contract
import Systemd

/// The daemon at the other end of the bus.
struct Daemon {
    /// The Manager object.
    let manager: BusProxy

    private let mayAskPeople: Bool
    private let agent: PasswordAgent?

    /// A little longer than impastod waits for polkit, so that it is its answer that is told.
    private static let patienceOfPeople = Duration.seconds(310)

    /// The daemon on a bus.
    ///
    /// - Parameters:
    ///   - connection: The connection to the bus.
    ///   - mayAskPeople: Whether somebody may be asked for a password.
    ///   - agent: Who asks, where nobody else does.
    init(_ connection: BusConnection, mayAskPeople: Bool = false, agent: PasswordAgent? = nil) {
        self.mayAskPeople = mayAskPeople
        self.agent = agent
        manager = BusProxy(connection, service: BusNames.service, path: BusNames.manager)
    }

    /// Calls a method that not everybody may call, of the Manager or of another object: somebody may be asked for a
    /// password first.
    func order<Input, Output>(
        _ method: Method<Input, Output>,
        _ input: Input,
        of object: BusProxy? = nil
    ) async throws -> Output {
        agent?.start()
        return try await (object ?? manager).call(method, input, patience: mayAskPeople ? Self.patienceOfPeople : nil)
    }

    /// The object of a folder, which the daemon must have.
    func folder(_ name: String) async throws -> BusProxy {
        let path = try await manager.call(ManagerInterface.getFolder, name)
        return BusProxy(manager.connection, service: BusNames.service, path: path)
    }

    /// A job's object.
    func job(_ id: UInt64) -> BusProxy {
        BusProxy(manager.connection, service: BusNames.service, path: BusNames.job(id))
    }

    /// All jobs that pass the filter, page after page.
    func jobs(_ filter: JobFilter) async throws -> [JobSummary] {
        var jobs: [JobSummary] = []
        var cursor: UInt64 = 0
        repeat {
            let page = try await manager.call(ManagerInterface.listJobs, JobQuery(filter: filter, cursor: cursor))
            jobs += page.jobs
            cursor = page.nextCursor
        } while cursor != 0
        return jobs
    }

    /// The numbers of all jobs that are not over.
    func openJobs() async throws -> [UInt64] {
        try await jobs(JobFilter()).filter { !$0.state.isFinal }.map(\.id)
    }

    /// What the daemon tells of a job.
    func details(of id: UInt64) async throws -> JobDetails {
        // A job that was over long ago has an object again once it was asked for.
        _ = try await manager.call(ManagerInterface.getJob, id)
        return JobDetails(id: id, try await job(id).properties(of: JobInterface.description, and: JobInterface.details))
    }

    /// Does something to each item, in order; when the daemon refuses it for some, the others are still done.
    func each<Item, Row>(_ items: [Item], _ body: (Item) async throws -> Row) async throws -> Outcomes<Row> {
        var outcomes = Outcomes<Row>()
        for item in items {
            do {
                outcomes.rows.append(try await body(item))
            } catch let error as ServiceError {
                outcomes.refusals.append(error)
            }
        }
        return outcomes
    }
}
