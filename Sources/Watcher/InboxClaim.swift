import Glibc
import SystemPackage

/// What keeps every other daemon of this machine away from an inbox, as long as this value lives.
///
/// It is the kernel's lock (flock(2)) on a file that is named by the device and inode of the inbox, so that two paths to
/// one directory are one. It is not on the directory itself: an open descriptor would keep its volume from being
/// unmounted. It goes away with the process, however that ends.
final class InboxClaim: Sendable {
    /// The inbox.
    let directory: OpenFolder.Identity

    private let file: FilePath
    private let lock: FileDescriptor

    /// Claims a directory; nil where another daemon has it.
    ///
    /// - Parameters:
    ///   - directory: The inbox.
    ///   - place: The directory of the locks.
    /// - Throws: `Errno` when there can be no locks in that place.
    init?(_ directory: OpenFolder.Identity, in place: FilePath) throws(Errno) {
        let file = Self.file(of: directory, in: place)
        guard let lock = try Self.locked(file) else { return nil }
        self.directory = directory
        self.file = file
        self.lock = lock
    }

    deinit {
        // While it is locked: nobody else can have it, and whoever opens it now sees afterwards that it is gone. In a
        // directory that is sticky another user's file stays.
        if Self.isStill(lock, at: file) { _ = file.withPlatformString { unlink($0) } }
        // A child shares the lock until it has become a program of its own, so that closing alone would not do.
        _ = flock(lock.rawValue, LOCK_UN)
        try? lock.close()
    }

    /// The file whose lock is the claim of a directory.
    static func file(of directory: OpenFolder.Identity, in place: FilePath) -> FilePath {
        place.appending("impasto-inbox-\(directory.device)-\(directory.inode)")
    }

    /// Opens the file and locks it; nil where another has it.
    private static func locked(_ file: FilePath) throws(Errno) -> FileDescriptor? {
        while true {
            let lock = try open(file)
            guard flock(lock.rawValue, LOCK_EX | LOCK_NB) == 0 else {
                let reason = Errno(rawValue: errno)
                try? lock.close()
                guard reason == .wouldBlock else { throw reason }
                return nil
            }
            // Whoever had it before may have removed the file after it was opened here.
            if isStill(lock, at: file) { return lock }
            try? lock.close()
        }
    }

    /// Whether this very file has the name.
    private static func isStill(_ lock: FileDescriptor, at file: FilePath) -> Bool {
        var opened = stat(), named = stat()
        return fstat(lock.rawValue, &opened) == 0 && file.withPlatformString { lstat($0, &named) } == 0
            && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
    }

    /// Opens the file, and makes it where it is missing.
    ///
    /// One that may not be opened is no daemon's: they are for everybody. In two steps, since in a directory that everybody may write to, fs.protected_regular refuses O_CREAT on files of
    /// others.
    private static func open(_ file: FilePath) throws(Errno) -> FileDescriptor {
        while true {
            let (number, reason) = file.withPlatformString {
                (Glibc.open($0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC), Errno(rawValue: errno))
            }
            if number >= 0 { return try regular(FileDescriptor(rawValue: number)) }
            guard reason == .noSuchFileOrDirectory else { throw reason }
            if let made = try make(file) { return made }
        }
    }

    private static func regular(_ lock: FileDescriptor) throws(Errno) -> FileDescriptor {
        var status = stat()
        guard fstat(lock.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            try? lock.close()
            throw .notSupported
        }
        return lock
    }

    /// Makes the file, which every user's daemon may open; nil where somebody has made it meanwhile.
    private static func make(_ file: FilePath) throws(Errno) -> FileDescriptor? {
        let (number, reason) = file.withPlatformString {
            (Glibc.open($0, O_RDONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666), Errno(rawValue: errno))
        }
        guard number >= 0 else {
            guard reason == .fileExists else { throw reason }
            return nil
        }
        // Whatever the umask.
        fchmod(number, 0o666)
        return FileDescriptor(rawValue: number)
    }
}
