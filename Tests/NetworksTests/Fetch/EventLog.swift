import Networks
import Synchronization

/// Remembers what a download reports.
final class EventLog: Sendable {
    private let log = Mutex<[DownloadEvent]>([])

    func add(_ event: DownloadEvent) {
        log.withLock { $0.append(event) }
    }

    private var events: [DownloadEvent] { log.withLock { $0 } }

    /// The counts of bytes that were there, one behind the other.
    var counts: [Int] {
        events.compactMap { event in
            guard case .received(let count, _) = event else { return nil }
            return count
        }
    }

    /// The whole that was counted on, each time.
    var totals: [Int?] {
        events.compactMap { event -> Int?? in
            guard case .received(_, let total) = event else { return nil }
            return .some(total)
        }
    }

    /// Where downloads went on.
    var resumptions: [Int] {
        events.compactMap { event in
            guard case .resumed(let count) = event else { return nil }
            return count
        }
    }

    /// Why there were further attempts.
    var retries: [FetchError] {
        events.compactMap { event in
            guard case .retrying(let error, _) = event else { return nil }
            return error
        }
    }

    /// Why other files were tried.
    var failures: [FetchError] {
        events.compactMap { event in
            guard case .gaveUp(let error) = event else { return nil }
            return error
        }
    }
}
