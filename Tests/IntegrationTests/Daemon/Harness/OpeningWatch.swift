import Glibc
import SystemPackage

/// Finds out whether anybody opens a file.
struct OpeningWatch: ~Copyable {
    private let inotify: FileDescriptor

    /// Watches a file from now on.
    init(_ file: FilePath) throws {
        inotify = FileDescriptor(rawValue: inotify_init1(CInt(IN_NONBLOCK | IN_CLOEXEC)))
        guard file.withPlatformString({ inotify_add_watch(inotify.rawValue, $0, UInt32(IN_OPEN)) }) >= 0 else {
            throw Errno(rawValue: errno)
        }
    }

    deinit {
        try? inotify.close()
    }

    /// Whether anybody has opened the file since the last time.
    func hasSeenAny() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        do {
            return try buffer.withUnsafeMutableBytes { try inotify.read(into: $0) } > 0
        } catch Errno.resourceTemporarilyUnavailable {
            return false
        }
    }
}
