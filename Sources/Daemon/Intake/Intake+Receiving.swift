import Contract
import Jobs
import SystemPackage
import Watcher

extension Intake {
    /// What has been dropped into a folder and is no job yet.
    ///
    /// - Throws: `ServiceError` when there is no such folder.
    func receivedFiles(in name: String) async throws -> [ReceivedFile] {
        let unsettled = await watch.unsettledFiles(id: name)
        guard let folder = folders[name] else { throw ServiceError.noSuchFolder(name) }
        let waiting = folder.waiting.map { ReceivedFile(name: $0.bytes, reason: .recipe, since: $1.since) }
        return unsettled.map(ReceivedFile.init) + waiting.sorted { $0.since < $1.since }
    }

    /// Keeps a settled picture until there is a recipe.
    func keepWaiting(_ file: SettledFile) {
        let now = UInt64(clamping: Timestamp.now().microseconds)
        folders[file.folder]?.waiting[file.name] = WaitingPicture(file: file, since: now)
    }
}

extension ReceivedFile {
    fileprivate init(_ file: UnsettledFile) {
        let since = UInt64(max(0, file.since / .microseconds(1)))
        self.init(name: file.name.bytes, reason: Reason(file.reason), since: since)
    }
}

extension ReceivedFile.Reason {
    fileprivate init(_ reason: ReceivingReason) {
        self =
            switch reason {
            case .changing: .changing
            case .held: .held
            case .empty: .empty
            case .unreadable: .unreadable
            case .unclear: .unclear
            }
    }
}
