/// Fetches one of several files that hold the same network: the first that can be had.
public struct Fetch: Sendable {
    private let files: [PublishedFile]
    private let name: NetworkName
    private let store: NetworkStore
    private let settings: DownloadSettings

    /// A fetch that has not begun.
    ///
    /// - Parameters:
    ///   - files: The files, the best first.
    ///   - name: The network's name, which its part is called by.
    ///   - store: The folder of networks, which gets a hidden folder for parts.
    ///   - settings: Patience and limits.
    public init(_ files: [PublishedFile], as name: NetworkName, in store: NetworkStore, _ settings: DownloadSettings) {
        self.files = files
        self.name = name
        self.store = store
        self.settings = settings
    }

    /// Tries one file after the other, until one has come whole and is the one that was published.
    ///
    /// - Parameter report: Is told what happens, often.
    /// - Returns: The file, which is the caller's from now on.
    /// - Throws: `FetchError`: of the last file, unless it is one that no other file would mend.
    public func run(
        _ report: @escaping @Sendable (DownloadEvent) -> Void = { _ in }
    ) async throws(FetchError) -> DownloadedFile {
        let folder = "\(store.folder)/.downloads"
        do throws(NetworkError) {
            try store.make()
        } catch {
            throw FetchError(.unwritable, error.description)
        }
        for (index, file) in files.enumerated() {
            report(.began(file))
            do throws(FetchError) {
                return try await Download(of: file, as: name.description, in: folder, settings).run(report)
            } catch {
                guard error.isServers, index < files.count - 1 else { throw error }
                report(.gaveUp(error))
            }
        }
        throw FetchError(.badAddress, "there is no address to fetch \(name) from")
    }
}
