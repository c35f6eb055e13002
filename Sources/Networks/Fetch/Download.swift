import Glibc

/// A file fetched over HTTP or HTTPS, all of it or nothing.
///
/// What has come lies as `NAME.part` in a folder of downloads. A later download of the same address goes on there, if
/// the server's file is still the same; where the server has no way to tell, only if the digest will.
public actor Download {
    private let file: PublishedFile
    private let part: String
    private let folder: String
    private let settings: DownloadSettings
    private let executor = DownloadExecutor()

    /// Where libcurl's waiting is done.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// A download that has not begun.
    ///
    /// - Parameters:
    ///   - file: What to fetch.
    ///   - name: The name of the part without `.part`; a file name without slashes.
    ///   - folder: The folder for parts; it is made when it is not there.
    ///   - settings: Patience and limits.
    public init(of file: PublishedFile, as name: String, in folder: String, _ settings: DownloadSettings) {
        self.file = file
        self.folder = folder
        part = "\(folder)/\(name).part"
        self.settings = settings
    }

    /// Fetches the file, with further attempts where it may help, and checks it.
    ///
    /// The part is kept when this fails, unless its digest is wrong. Cancelling the task ends it within about a second.
    ///
    /// - Parameter report: Is told what happens, often.
    /// - Returns: The file, which is the caller's from now on.
    /// - Throws: `FetchError` of the last attempt.
    public func run(
        _ report: @escaping @Sendable (DownloadEvent) -> Void = { _ in }
    ) async throws(FetchError) -> DownloadedFile {
        guard ["http://", "https://"].contains(where: { file.address.lowercased().hasPrefix($0) }) else {
            throw FetchError(.badAddress, "\(file.shownAddress) is no address of HTTP or HTTPS")
        }
        try makeFolder()
        var pause = settings.pause
        for _ in 1..<max(1, settings.attempts) {
            do throws(FetchError) {
                return try attempt(report)
            } catch {
                guard error.isTransient else { throw error }
                report(.retrying(error, after: pause))
            }
            // A cancelled pause is over at once, and so is the attempt behind it.
            try? await Task.sleep(for: pause)
            pause *= 2
        }
        return try attempt(report)
    }

    /// Begins where the last attempt or the last run ended.
    private func attempt(_ report: @escaping (DownloadEvent) -> Void) throws(FetchError) -> DownloadedFile {
        let part = try PartFile(path: part, digest: file.digest)
        do throws(FetchError) {
            if mayGoOn { try part.takeUp() }
            if Task.isCancelled { throw .cancelled(part) }
            try Transfer(of: file, into: part, settings, report).perform()
            try check(part)
        } catch {
            part.removeIfEmpty()
            throw error
        }
        return DownloadedFile(
            path: part.path,
            address: file.shownAddress,
            size: part.count,
            sha256: part.digest.sha256Digits
        )
    }

    private func check(_ part: PartFile) throws(FetchError) {
        guard let published = file.digest, let contradiction = part.digest.contradiction else { return }
        PartFile.remove(part.path)
        throw FetchError(
            .wrongDigest,
            """
            \(file.shownAddress) is another file than the one that was published: its \(contradiction) should be \
            \(published). It was deleted
            """
        )
    }

    private var mayGoOn: Bool {
        guard let record = ResumeRecord(besides: part), record.address == file.address else { return false }
        return record.validator != nil || file.digest != nil
    }

    private func makeFolder() throws(FetchError) {
        // For its owner only: an address may hold a password, and stands in the record of a part.
        if mkdir(folder, 0o700) != 0, errno != EEXIST { throw .unwritable(folder, errno) }
    }
}
