import Contract
import SystemPackage

/// Something that could not be done to a file.
struct FileError: Error, CustomStringConvertible {
    /// Why.
    let reason: Errno

    /// What could not be done, and to which file.
    let deed: String

    /// The deed and the reason.
    var description: String { "cannot \(deed): \(reason)" }

    /// Whether the same may work later.
    var mayPass: Bool { DiskTrouble(error: reason.rawValue) != .lasting }

    /// Takes the reason of the system call that failed just now; to be called before anything else is.
    init(_ verb: String, _ path: FilePath, reason: Errno = .current) {
        self.reason = reason
        deed = "\(verb) \(path.shown)"
    }
}
