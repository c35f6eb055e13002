import Glibc
import SystemPackage

/// Paths that are sent to the daemon, which works in another directory.
enum PathArgument {
    /// The path from the root.
    static func absolute(_ path: String) -> String {
        let given = FilePath(path)
        guard given.isRelative, let directory = getcwd(nil, 0) else { return given.string }
        defer { free(directory) }
        return FilePath(platformString: directory).pushing(given).lexicallyNormalized().string
    }
}
