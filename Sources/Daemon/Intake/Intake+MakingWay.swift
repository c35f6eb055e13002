import Contract
import Jobs
import Logging
import SystemPackage
import Watcher

extension Intake {
    /// Gives another name to what has been dropped where `done/` or `failed/` is to be: that could not be made, and nothing
    /// would ever leave the inbox.
    ///
    /// - Returns: Whether it has another name now, under which the watch tells of it as of something new.
    func makeWay(_ name: FilePath.Component, in id: String) -> Bool {
        guard FolderConfiguration.folderNames.contains(name.bytes), let inbox = folders[id]?.configuration.inbox else {
            return false
        }
        do {
            // By now it may be that very folder.
            guard let entry = try inbox.appending(name).entry(), entry.type != .directory else { return false }
            let names = FreeName(stem: name.bytes, endings: [[]], reserved: FolderConfiguration.folderNames)
            let free = try names.stem(in: inbox)
            guard try inbox.appending(name).rename(ifFree: inbox.appending(bytes: free)) else { return false }
            let shown = EscapedName.text(of: free)
            logger.notice("folder \(id): \(name.string) is called \(shown) now; a folder of the daemon's has that name")
            return true
        } catch {
            troubled(id, "\(error); a folder of the daemon's is to have the name \(name.string)")
            return false
        }
    }
}
