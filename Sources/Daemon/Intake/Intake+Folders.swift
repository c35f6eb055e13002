import Jobs
import Logging
import SystemPackage
import Watcher

extension Intake {
    /// Watches exactly these folders from now on.
    ///
    /// One whose watch stays the same goes on as it is; only what is done with its pictures changes.
    func watch(_ configurations: [FolderConfiguration]) async {
        check = OutboxCheck(folders: configurations)
        let before = folders.mapValues(\.configuration)
        let cleared = folders.filter(\.value.isCleared).mapValues(\.configuration.inbox)
        let wanted = Dictionary(configurations.map { ($0.name, $0) }) { $1 }
        for (name, old) in before {
            if let new = wanted[name], WatchedFolder(new) == WatchedFolder(old) {
                configure(new)
            } else {
                await watch.remove(id: name, comesBack: wanted[name] != nil)
                folders[name] = nil
            }
        }
        for configuration in configurations where folders[configuration.name] == nil {
            var folder = InboxFolder(configuration)
            folder.isCleared = cleared[configuration.name] == configuration.inbox
            folder.style.lastGood = try? await queue.lastRecipe(of: configuration.name)
            folders[configuration.name] = folder
            makeInbox(of: configuration)
            do {
                try await watch.add(WatchedFolder(configuration))
            } catch {
                folders[configuration.name]?.watchTrouble = error
                logger.error("folder \(configuration.name): \(error.message)")
            }
            if !claims.isRefused(configuration.name), configuration.inbox.isDirectory { clear(configuration.name) }
        }
        tellChange()
    }

    /// Gives a folder that goes on being watched its new configuration.
    private func configure(_ configuration: FolderConfiguration) {
        guard let folder = folders[configuration.name], folder.configuration != configuration else { return }
        folders[configuration.name]?.configuration = configuration
        // The recipe in force has the outbox in it, and names what it was trusted to name.
        let isOther =
            folder.configuration.outbox != configuration.outbox
            || folder.configuration.trustsRecipe != configuration.trustsRecipe
        if isOther, !folder.isNew { readStyle(configuration.name) }
    }

    /// Makes an inbox that is missing, if the directory around it is there.
    private func makeInbox(of folder: FolderConfiguration) {
        do {
            try folder.inbox.makeDirectory()
        } catch {
            troubled(folder.name, "\(error)")
        }
    }

    /// Clears an inbox that is new to this daemon of what a crash left unfinished; in others submissions may be under way.
    ///
    /// Before anything is put there, but not while it is another daemon's.
    func clear(_ name: String) {
        guard let folder = folders[name], !folder.isCleared else { return }
        folders[name]?.isCleared = true
        do {
            try folder.configuration.inbox.removeEntries(beginningWith: Submission.prefix)
            let failed = folder.configuration.failed
            guard try failed.entry()?.type == .directory else { return }
            try failed.removeEntries(beginningWith: FilePath.unfinishedPrefix)
        } catch {
            troubled(name, "\(error)")
        }
    }
}

extension WatchedFolder {
    fileprivate init(_ folder: FolderConfiguration) {
        self.init(
            id: folder.name,
            path: folder.inbox,
            settle: folder.settle,
            settleMaximum: folder.settleMaximum,
            rescanInterval: folder.rescanInterval,
            method: folder.watchMethod,
            pollInterval: folder.pollInterval
        )
    }
}
