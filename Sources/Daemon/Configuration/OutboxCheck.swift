import Glibc
import SystemPackage

/// Keeps results from being taken for pictures: no outbox may be an inbox, or lie inside one.
///
/// Paths are compared as they are written and by what the file system says that they are, so that neither a symbolic
/// link nor a bind mount gets around it.
struct OutboxCheck {
    let folders: [FolderConfiguration]

    /// Checks one outbox.
    ///
    /// - Throws: `ConfigurationError` when it lies in an inbox.
    func run(_ outbox: FilePath) throws(ConfigurationError) {
        let ancestors = Self.ancestors(of: outbox)
        for folder in folders {
            let inbox = Self.resolved(folder.inbox)
            let place = Place(inbox)
            let isInside = ancestors.contains { $0 == inbox || (place != nil && Place($0) == place) }
            guard !isInside else {
                throw ConfigurationError(
                    """
                    the outbox \(outbox.shown) lies in the inbox \(folder.inbox.shown), so that results would be painted \
                    again; choose an outbox outside
                    """
                )
            }
        }
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

    /// The path, links resolved, and every directory above it.
    private static func ancestors(of path: FilePath) -> [FilePath] {
        var ancestors = [resolved(path)]
        while let last = ancestors.last, !last.components.isEmpty { ancestors.append(last.removingLastComponent()) }
        return ancestors
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
