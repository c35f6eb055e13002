import Contract
import Watcher

extension WatchEvent {
    /// An event of the watch as clients are told.
    init(_ event: RawEvent) {
        self.init(
            time: UInt64(event.wallTime / .microseconds(1)),
            folder: event.folder ?? "",
            mask: event.mask,
            name: event.name?.bytes ?? []
        )
    }
}
