import Contract
import Foundation
import TestSupport

/// A signal of the daemon's, as a client that is not ours sees it pass over the bus.
enum BusSignal: Sendable, Equatable {
    case jobNew(UInt64)
    case jobRemoved(UInt64, JobResult, error: String)
    case jobChanged(UInt64, JobState)
    case other(String)

    /// Listens to the daemon on a bus by way of `busctl monitor`, and returns once that does.
    static func monitor(_ bus: PrivateBus) async throws -> (process: ChildProcess, signals: AsyncStream<BusSignal>) {
        // The program says on standard error that it listens, and on standard output what it hears.
        let process = try ChildProcess([
            "sh", "-c", "exec \"$0\" \"$@\" 2>&1",
            "busctl", "--address=\(bus.address)", "--json=short",
            "--match=type='signal',path_namespace='\(BusNames.manager)'", "monitor",
        ])
        let (announcements, announcement) = AsyncStream<String>.makeStream()
        let (signals, signal) = AsyncStream<BusSignal>.makeStream()
        Task {
            for await line in process.lines {
                if let heard = BusSignal(json: line) { signal.yield(heard) } else { announcement.yield(line) }
            }
            signal.finish()
            announcement.finish()
        }
        try await withDeadline(.seconds(30), "the start of busctl monitor") {
            for await _ in announcements { return }
        }
        return (process, signals)
    }

    private init?(json line: String) {
        guard let message = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
            let member = message["member"] as? String, let path = message["path"] as? String
        else { return nil }
        let values = (message["payload"] as? [String: Any])?["data"] as? [Any] ?? []
        self = Self(member, path, values) ?? .other(member)
    }

    private init?(_ member: String, _ path: String, _ values: [Any]) {
        switch member {
        case "JobNew":
            guard let id = values.first as? NSNumber else { return nil }
            self = .jobNew(id.uint64Value)
        case "JobRemoved":
            guard values.count == 4, let id = values[0] as? NSNumber, let error = values[3] as? String,
                let result = (values[2] as? String).flatMap(JobResult.init)
            else { return nil }
            self = .jobRemoved(id.uint64Value, result, error: error)
        case "PropertiesChanged":
            guard values.count == 3, let changes = values[1] as? [String: [String: Any]],
                let id = ObjectPath(path).flatMap({ BusNames.jobID(of: $0) }),
                let state = (changes["State"]?["data"] as? String).flatMap(JobState.init)
            else { return nil }
            self = .jobChanged(id, state)
        default:
            return nil
        }
    }
}
