import Jobs
import SystemPackage

/// What has a name in a directory, and which directory that is: its path may lead to another one a moment later.
struct DirectoryLook {
    /// The directory.
    let directory: InboxIdentity

    /// The entry itself, not what a symbolic link points to; nil where there is none.
    let entry: Stat?

    /// Looks for a name or relative path; nil where the path leads to no directory.
    ///
    /// - Throws: `FileError` when that cannot be found out.
    init?(_ path: FilePath, for name: [UInt8]) throws(FileError) {
        do {
            // Held open, so that the directory that is asked for its number is the one that is looked into.
            let file = try FileDescriptor.open(path, .readOnly, options: [.directory, .closeOnExec])
            defer { try? file.close() }
            let status = try file.stat()
            directory = InboxIdentity(device: UInt64(status.deviceID.rawValue), inode: UInt64(status.inode.rawValue))
            entry = try Self.entry(FilePath(bytes: name), in: file)
        } catch Errno.noSuchFileOrDirectory, Errno.notDirectory {
            return nil
        } catch {
            throw FileError("look into", path, reason: error as? Errno ?? .ioError)
        }
    }

    private static func entry(_ name: FilePath, in directory: FileDescriptor) throws(Errno) -> Stat? {
        do {
            return try Stat(name, relativeTo: directory, flags: .symlinkNoFollow)
        } catch Errno.noSuchFileOrDirectory, Errno.notDirectory {
            return nil
        }
    }
}
