import SystemPackage

/// A file that is made in a folder for a moment, to see whether inotify tells of it.
///
/// Once its event has come, all events of whatever happened in the folder before have come too (the cookies of
/// Facebook's watchman).
struct Cookie {
    private static let prefix = ".impasto-cookie-"

    /// Its name; hidden, so that it is nobody's picture.
    let name: FilePath.Component

    /// The id of the folder that it lies in.
    let folder: String

    /// When its event must have come.
    let deadline: SuspendingClock.Instant

    /// A name that no cookie has yet.
    static func freshName() -> FilePath.Component? {
        FilePath.Component(prefix + String(UInt64.random(in: 0 ... .max), radix: 16))
    }

    /// Whether a file of that name is a cookie: one that a process left behind that was killed at the wrong moment.
    static func bears(_ name: FilePath.Component) -> Bool {
        name.bytes.starts(with: prefix.utf8)
    }
}
