import Foundation
import SystemPackage

/// The open inotify descriptors of this process.
func inotifyDescriptors() throws -> Set<Int32> {
    let links = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    let inotify = links.filter {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == "anon_inode:inotify"
    }
    return Set(inotify.compactMap { Int32($0) })
}

/// Opens files until the next descriptor is 1024.
///
/// For a process of the test's own only.
func occupyLowDescriptors() throws {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = min(limit.rlim_max, 4096)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    while try FileDescriptor.open("/dev/null", .readOnly).rawValue < 1023 {}
}
