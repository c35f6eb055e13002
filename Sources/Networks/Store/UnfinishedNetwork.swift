import CLinux
import Glibc

/// A file in a folder of networks that nobody sees as a network yet; it is gone when it is not installed.
///
/// It is locked (flock(2)) as long as this value lives, which tells it from those that a killed process has left.
public final class UnfinishedNetwork {
    /// The file, which is empty at first.
    public let path: String
    private let store: NetworkStore
    private let descriptor: CInt
    private var isInstalled = false

    private static let prefix = ".impasto-import-"

    /// Makes an empty file in a folder of networks, and the folder where it is missing; deletes what killed processes left.
    ///
    /// - Parameter store: The folder.
    /// - Throws: `NetworkError` when it cannot be made.
    public init(in store: NetworkStore) throws(NetworkError) {
        try store.make()
        UnfinishedNetwork.sweep(store)
        self.store = store
        path = "\(store.folder)/\(UnfinishedNetwork.prefix)\(String(UInt64.random(in: 0 ... .max), radix: 16))"
        var status = stat()
        var file: CInt
        repeat {
            file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
            guard file >= 0 else {
                let reason = String(cString: strerror(errno))
                throw NetworkError(.unwritable, "nothing can be written into \(store.folder): \(reason)")
            }
            // Before it was locked, another process may have taken it for one that was left behind.
        } while flock(file, LOCK_EX) == 0 && fstat(file, &status) == 0 && status.st_nlink == 0 && close(file) == 0
        descriptor = file
    }

    deinit {
        if !isInstalled { unlink(path) }
        close(descriptor)
    }

    /// Brings the file to the disk and lets it be the network of that name: whoever looks sees none, the old or the new one.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - isReplacing: Whether a network of that name is replaced.
    /// - Returns: The network's file.
    /// - Throws: `NetworkError` when the name is taken or the disk refuses.
    public func install(as name: NetworkName, isReplacing: Bool) throws(NetworkError) -> String {
        let place = store.path(of: name.description)
        guard fsync(descriptor) == 0 else { throw failure(place) }
        guard (isReplacing ? rename(path, place) : clinux_rename_noreplace(path, place)) == 0 else {
            if errno == EEXIST { throw .nameTaken(name, in: store) }
            throw failure(place)
        }
        isInstalled = true
        try store.synchronise()
        return place
    }

    private func failure(_ place: String) -> NetworkError {
        NetworkError(.unwritable, "\(place) cannot be written: \(String(cString: strerror(errno)))")
    }

    /// Deletes the files whose processes are no more.
    private static func sweep(_ store: NetworkStore) {
        for name in store.entries where name.hasPrefix(prefix) {
            let path = "\(store.folder)/\(name)"
            let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
            close(descriptor)
        }
    }
}

extension NetworkError {
    /// There is a network of that name already.
    public static func nameTaken(_ name: NetworkName, in store: NetworkStore) -> NetworkError {
        let place = store.path(of: name.description)
        return NetworkError(
            .nameTaken,
            "there is a network “\(name)” already: \(place). Say --replace, or another --name"
        )
    }
}
