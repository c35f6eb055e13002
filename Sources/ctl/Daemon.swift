import Contract
import Systemd

/// The daemon at the other end of the bus.
struct Daemon {
    /// The Manager object.
    let manager: BusProxy

    init(_ connection: BusConnection) {
        manager = BusProxy(connection, service: BusNames.service, path: BusNames.manager)
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

    /// What the daemon tells of a job: everything while its object is there, a line when only the record is left.
    func details(of id: UInt64) async throws -> JobDetails {
        _ = try await manager.call(ManagerInterface.getJob, id)
        do {
            return JobDetails(id: id, try await job(id).properties(of: JobInterface.description))
        } catch let error as BusError where error.code == .remote("org.freedesktop.DBus.Error.UnknownObject") {
            let records = try await jobs(JobFilter(includesHistory: true))
            guard let record = records.first(where: { $0.id == id }) else {
                throw ServiceError(.noSuchJob, "There is no job \(id).")
            }
            return JobDetails(record)
        }
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
