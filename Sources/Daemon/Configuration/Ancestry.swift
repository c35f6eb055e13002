import Glibc
import SystemPackage

/// A path, links resolved, with every directory above it.
///
/// Paths are compared as they are written and by what the file system says that they are, so that neither a symbolic
/// link nor a bind mount gets around it.
struct Ancestry {
    private let paths: [FilePath]

    init(_ path: FilePath) {
        var paths = [Self.resolved(path)]
        while let last = paths.last, !last.components.isEmpty { paths.append(last.removingLastComponent()) }
        self.paths = paths
    }

    /// Whether the path is that directory or lies in it.
    func includes(_ directory: FilePath) -> Bool {
        let directory = Self.resolved(directory)
        let place = Place(directory)
        return paths.contains { $0 == directory || (place != nil && Place($0) == place) }
    }

    /// A directory as the file system knows it.
    private struct Place: Equatable {
        let device: DeviceID
        let inode: Inode

        init?(_ path: FilePath) {
            guard let status = try? path.stat() else { return nil }
            device = status.deviceID
            inode = status.inode
        }
    }

    /// The path with the links of that part resolved which is there.
    private static func resolved(_ path: FilePath) -> FilePath {
        if let real = path.withPlatformString({ realpath($0, nil) }) {
            defer { free(real) }
            return FilePath(platformString: real)
        }
        guard let last = path.lastComponent else { return path }
        return resolved(path.removingLastComponent()).appending(last)
    }
}
