import Glibc
import Jobs
import SystemPackage

extension FilePath {
    /// The entry of that name itself, not what a symbolic link points to; nil where there is none.
    ///
    /// - Throws: `FileError` when that cannot be found out.
    func entry() throws(FileError) -> Stat? {
        do {
            return try stat(followTargetSymlink: false)
        } catch Errno.noSuchFileOrDirectory, Errno.notDirectory {
            return nil
        } catch {
            throw FileError("look at", self, reason: error)
        }
    }

    /// Whether a directory, or a link to one, stands there.
    var isDirectory: Bool {
        (try? stat())?.type == .directory
    }

    /// Whether this process may add and remove a directory's entries.
    var isWritable: Bool {
        withPlatformString { access($0, W_OK | X_OK) } == 0
    }
}

extension Stat {
    /// What tells the file from any other one.
    var identity: SourceIdentity {
        SourceIdentity(
            device: UInt64(deviceID.rawValue),
            inode: UInt64(inode.rawValue),
            size: size,
            modifiedNanoseconds: Int64(st_mtim.tv_sec) * 1_000_000_000 + Int64(st_mtim.tv_nsec)
        )
    }
}

extension FileDescriptor {
    /// What tells the open file, which was found at a path, from any other one.
    ///
    /// - Throws: `FileError` when that cannot be found out.
    func identity(at path: FilePath) throws(FileError) -> SourceIdentity {
        do {
            return try stat().identity
        } catch {
            throw FileError("look at", path, reason: error)
        }
    }
}
