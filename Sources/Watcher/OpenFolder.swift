import CLinux
import Glibc
import SystemPackage

/// A folder held open for the length of one piece of work, so that all names are looked up in the same directory.
///
/// It is never kept: an open descriptor would hold back the event of the folder's deletion and keep its volume from
/// being unmounted.
struct OpenFolder: ~Copyable {
    /// Which directory it is; a path may lead to another one tomorrow.
    struct Identity: Sendable, Equatable {
        let device: UInt64
        let inode: UInt64
    }

    let path: FilePath
    let descriptor: FileDescriptor
    let identity: Identity

    init(_ path: FilePath) throws(WatchError) {
        let (number, error) = path.withPlatformString {
            (open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC), Errno(rawValue: errno))
        }
        guard number >= 0 else { throw WatchError(folder: path, error) }
        var status = stat()
        guard fstat(number, &status) == 0 else {
            let error = Errno(rawValue: errno)
            close(number)
            throw WatchError(folder: path, error)
        }
        self.path = path
        descriptor = FileDescriptor(rawValue: number)
        identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    deinit {
        try? descriptor.close()
    }

    /// The file system that the folder lies on, if it is one of those that inotify does not see all of.
    var remoteFileSystem: RemoteFileSystem? {
        RemoteFileSystem(rawValue: clinux_file_system(descriptor.rawValue))
    }

    /// Makes a file and removes it at once, so that inotify tells of it and nothing of it stays.
    ///
    /// - Returns: Whether that was possible.
    func flash(_ name: FilePath.Component) -> Bool {
        let file = name.withPlatformString {
            openat(descriptor.rawValue, $0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        }
        guard file >= 0 else { return false }
        close(file)
        remove(name)
        return true
    }

    /// Removes a file, if that is possible.
    func remove(_ name: FilePath.Component) {
        _ = name.withPlatformString { unlinkat(descriptor.rawValue, $0, 0) }
    }

    /// All names in the folder but `.` and `..`, those of folders and those that are none of our business included.
    func names() throws(WatchError) -> [FilePath.Component] {
        // The stream closes the descriptor that it is made of, so it gets one of its own.
        let number = openat(descriptor.rawValue, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0 else { throw WatchError(folder: path, Errno(rawValue: errno)) }
        guard let stream = fdopendir(number) else {
            let error = Errno(rawValue: errno)
            close(number)
            throw WatchError(folder: path, error)
        }
        defer { closedir(stream) }
        var names: [FilePath.Component] = []
        while true {
            // The end and an error both return nil; only `errno` tells them apart (readdir(3)).
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw WatchError(folder: path, Errno(rawValue: errno)) }
                return names
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                FilePath.Component(platformString: Array(bytes.bindMemory(to: CChar.self).prefix { $0 != 0 }) + [0])
            }
            if let name, name.kind == .regular { names.append(name) }
        }
    }
}
