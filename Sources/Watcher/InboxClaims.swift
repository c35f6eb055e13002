import Synchronization
public import SystemPackage

/// The claims that this process has on its inboxes, so that no two daemons of this machine work on the same one.
///
/// A claim is on the directory that is watched. Where no locks can be had, folders are watched without.
public final class InboxClaims: Sendable {
    private struct State {
        var held: [String: InboxClaim] = [:]
        var refused: Set<String> = []
        var trouble: Errno?
    }

    private let place: FilePath
    private let state = Mutex(State())

    /// Starts without any claim.
    ///
    /// - Parameter place: The directory of the locks, the same one for all daemons of the machine.
    public init(in place: FilePath) {
        self.place = place
    }

    /// Claims the inbox of a folder, as its watch does, before a picture in it is painted.
    ///
    /// - Parameters:
    ///   - path: The inbox. One that is not there is nobody's.
    ///   - id: The folder's id.
    /// - Throws: ``WatchError`` when another daemon has it.
    public func claim(_ path: FilePath, for id: String) throws(WatchError) {
        guard let identity = (try? OpenFolder(path))?.identity else { return }
        // Why there can be no locks is told by the watch.
        if try take(identity, at: path, for: id) != nil { state.withLock { $0.trouble = nil } }
    }

    /// Whether another daemon works on the inbox of the folder of that id, as far as was seen last.
    public func isRefused(_ id: String) -> Bool {
        state.withLock { $0.refused.contains(id) }
    }

    /// Claims the directory of a folder, instead of the one that was claimed for it before.
    ///
    /// - Parameters:
    ///   - directory: The directory.
    ///   - path: Where it lies.
    ///   - id: The folder's id.
    /// - Returns: Why there can be no locks, in words, unless that was told before.
    /// - Throws: ``WatchError`` when another daemon has the directory.
    func take(_ directory: OpenFolder.Identity, at path: FilePath, for id: String) throws(WatchError) -> String? {
        let file = InboxClaim.file(of: directory, in: place)
        let (isRefused, news) = state.withLock { state -> (Bool, String?) in
            guard state.held[id]?.directory != directory else { return (false, nil) }
            state.refused.remove(id)
            do throws(Errno) {
                state.held[id] = try InboxClaim(directory, in: place)
                state.trouble = nil
            } catch {
                state.held[id] = nil
                defer { state.trouble = error }
                return (false, state.trouble == error ? nil : "\(file.shown): \(error)")
            }
            guard state.held[id] == nil else { return (false, nil) }
            state.refused.insert(id)
            return (true, nil)
        }
        guard !isRefused else {
            throw WatchError(
                .claimed,
                "\(path.shown): another daemon works on this folder (it has locked \(file.shown)), and two would paint"
                    + " everything twice; it is taken up when the other one has let go of it"
            )
        }
        return news
    }

    /// Lets go of a folder's directory.
    func release(_ id: String) {
        state.withLock { state in
            state.held[id] = nil
            state.refused.remove(id)
        }
    }
}
