import CInotifyTools
import Glibc
import SystemPackage

/// An inotify event, copied out of the library's static buffer.
struct InotifyEvent {
    /// The watch that it belongs to; -1 when the kernel's queue ran over.
    let watch: Int32

    /// What happened, as `IN_…` bits.
    let mask: UInt32

    /// The name in the watched folder, if the event is about one.
    let name: FilePath.Component?

    init(copying event: UnsafeMutablePointer<inotify_event>) {
        watch = event.pointee.wd
        mask = event.pointee.mask
        // The name is a flexible array member, which Swift does not import: it lies right behind the struct and is
        // padded with NUL bytes.
        let isNamed = event.pointee.len > 0
        let start = UnsafeRawPointer(event) + MemoryLayout<inotify_event>.size
        name = isNamed ? FilePath.Component(platformString: start.assumingMemoryBound(to: CChar.self)) : nil
    }

    /// Whether any of these `IN_…` bits is set.
    func has(_ bits: Int32) -> Bool {
        mask & UInt32(bitPattern: bits) != 0
    }
}
