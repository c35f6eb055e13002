import Foundation
import SystemPackage

/// The open inotify descriptors of this process.
func inotifyDescriptors() throws -> Set<Int32> {
    try descriptors(of: "anon_inode:inotify")
}

/// The open descriptors of this process that `/proc` shows so.
func descriptors(of kind: String) throws -> Set<Int32> {
    let links = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    let those = links.filter {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == kind
    }
    return Set(those.compactMap { Int32($0) })
}

/// Opens files until the next descriptor is above 1023.
///
/// For a process of the test's own only. Its other threads may close a descriptor at any time, which is free then for
/// whoever comes next: the test's own one must be looked at, and this called again if it is low.
func occupyLowDescriptors() throws {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = min(limit.rlim_max, 4096)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    while try FileDescriptor.open("/dev/null", .readOnly).rawValue < 1023 {}
}
