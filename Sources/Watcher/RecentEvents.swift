import Glibc
import SystemPackage

/// The last so many raw events.
struct RecentEvents {
    /// How many are kept.
    private static let capacity = 1024

    private var ring: [RawEvent] = []
    private var oldest = 0

    /// Keeps an event, and forgets the oldest one if there is no more room.
    mutating func add(_ event: InotifyEvent, of folder: String?) {
        let event = RawEvent(
            monotonicTime: .now(CLOCK_MONOTONIC),
            wallTime: .now(CLOCK_REALTIME),
            folder: folder,
            mask: event.mask,
            name: event.name
        )
        if ring.count < Self.capacity {
            ring.append(event)
        } else {
            ring[oldest] = event
            oldest = (oldest + 1) % Self.capacity
        }
    }

    /// The last `count` events, or all if there are fewer, the oldest first.
    func last(_ count: Int) -> [RawEvent] {
        Array((ring[oldest...] + ring[..<oldest]).suffix(max(count, 0)))
    }
}
