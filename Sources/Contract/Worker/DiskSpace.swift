internal import Glibc

/// What is free on a disk, and what has been taken of it.
public enum DiskSpace {
    /// How many bytes may still be written to the file system that a file is on; nil where it does not tell.
    public static func free(at path: UnsafePointer<CChar>) -> Int? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        let (bytes, isTooMuch) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        return isTooMuch ? Int.max : Int(clamping: bytes)
    }

    /// How many bytes a file takes on its disk, or a folder with the files in it; none where there is neither.
    public static func taken(by path: UnsafePointer<CChar>) -> Int {
        var status = stat()
        guard lstat(path, &status) == 0 else { return 0 }
        // st_blocks counts in units of 512, whatever the file system's own are (stat(3type)).
        let own = Int(status.st_blocks) * 512
        guard status.st_mode & S_IFMT == S_IFDIR, let folder = opendir(path) else { return own }
        defer { closedir(folder) }
        var sum = own
        while let entry = readdir(folder) {
            var file = stat()
            let result = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) {
                    fstatat(dirfd(folder), $0, &file, AT_SYMLINK_NOFOLLOW)
                }
            }
            if result == 0, file.st_mode & S_IFMT == S_IFREG { sum += Int(file.st_blocks) * 512 }
        }
        return sum
    }
}
