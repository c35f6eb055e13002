import CInotifyTools
import Glibc
import SystemPackage
import Testing

/// An event as the library gives it.
struct Event {
    let watch: Int32
    let mask: UInt32
    let name: [UInt8]

    init(_ event: UnsafeMutablePointer<inotify_event>) {
        watch = event.pointee.wd
        mask = event.pointee.mask
        let name = UnsafeRawPointer(event) + MemoryLayout<inotify_event>.size
        self.name = Array(UnsafeRawBufferPointer(start: name, count: Int(event.pointee.len)).prefix { $0 != 0 })
    }
}

/// Runs `body` with the bare library started, and leaves it stopped and its buffer empty.
func withLibrary(_ body: () throws -> Void) throws {
    #expect(inotifytools_initialize() == 1)
    defer {
        drain()
        inotifytools_cleanup()
    }
    try body()
}

/// Makes a folder, watches it and returns the number under which the library knows it.
@discardableResult
func watchNewFolder(_ path: FilePath) throws -> Int32 {
    try makeFolder(path)
    #expect(inotifytools_watch_file(path.string, IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_DELETE_SELF) == 1)
    return inotifytools_wd_from_filename("\(path)/")
}

/// Takes all events that there are.
@discardableResult
func drain() -> [Event] {
    var events: [Event] = []
    while let event = inotifytools_next_events(0, 1) { events.append(Event(event)) }
    return events
}

/// Sets a timer of the given kind, whose signal ends the process unless it is caught.
func signalAfterTenthOfSecond(_ timer: __itimer_which) {
    var time = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: 0, tv_usec: 100_000))
    setitimer(__itimer_which_t(timer.rawValue), &time, nil)
}
