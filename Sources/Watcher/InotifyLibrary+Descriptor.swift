import CInotifyTools
import Glibc
import SystemPackage

extension InotifyLibrary {
    /// Finds the library's descriptor, which it does not tell, and keeps it from leaking into child processes.
    ///
    /// - Throws: ``WatchError`` when it cannot be found, or lies beyond what the library's `select` can take.
    static func claimDescriptor(notIn before: Set<Int32>) throws(WatchError) -> Int32 {
        let new = try inotifyDescriptors().subtracting(before)
        guard let descriptor = new.first, new.count == 1 else {
            throw WatchError(
                .system,
                "cannot watch folders: libinotifytools' descriptor was not found in /proc/self/fd"
            )
        }
        // FD_SET on a higher one writes beyond its array, and the C library ends the process.
        guard descriptor < FD_SETSIZE else {
            throw WatchError(
                .limitReached,
                "cannot watch folders: descriptor \(descriptor) is above 1023, which libinotifytools cannot use;"
                    + " start the folder watch before opening so many files"
            )
        }
        guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else { throw WatchError(instance: Errno(rawValue: errno)) }
        return descriptor
    }

    /// Longer than the name of an inotify descriptor; the names of others may be cut off.
    private static let targetLimit = 64

    /// All open inotify descriptors of this process.
    static func inotifyDescriptors() throws(WatchError) -> Set<Int32> {
        guard let stream = opendir("/proc/self/fd") else {
            throw WatchError(.system, "cannot watch folders: /proc/self/fd: \(Errno(rawValue: errno))")
        }
        defer { closedir(stream) }
        var descriptors: Set<Int32> = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let number = Int32(name) else { continue }
            var target = [CChar](repeating: 0, count: targetLimit)
            let length = readlink("/proc/self/fd/\(name)", &target, targetLimit)
            guard length > 0 else { continue }
            let kind = target.prefix(length).map(UInt8.init(bitPattern:))
            if kind.elementsEqual("anon_inode:inotify".utf8) { descriptors.insert(number) }
        }
        return descriptors
    }
}
