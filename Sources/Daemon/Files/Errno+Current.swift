import Glibc
import SystemPackage

extension Errno {
    /// Why the last system call of this thread failed.
    static var current: Errno {
        Errno(rawValue: errno)
    }

    /// Whether the file may not be touched, now or later, unless somebody changes its permissions.
    var isRefusal: Bool {
        self == .permissionDenied || self == .notPermitted || self == .readOnlyFileSystem
    }
}
