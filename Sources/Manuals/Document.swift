import Glibc
import SystemPackage

/// A file that is made.
struct Document {
    /// Its name, perhaps with that of a folder that is made for it.
    let name: String
    let text: String

    /// Writes the file, over one that has its name.
    ///
    /// - Throws: `Errno`.
    func write(into folder: FilePath) throws {
        let path = folder.appending(FilePath(name).components)
        _ = path.removingLastComponent().withPlatformString { mkdir($0, 0o755) }
        let file = try FileDescriptor.open(
            path,
            .writeOnly,
            options: [.create, .truncate, .closeOnExec],
            permissions: FilePermissions(rawValue: 0o644)
        )
        _ = try file.closeAfter { try file.writeAll(text.utf8) }
    }
}
