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
        let wanted = Dictionary(configurations.map { ($0.name, $0) }) { $1 }
        for (name, old) in before {
            if let new = wanted[name], WatchedFolder(new) == WatchedFolder(old) {
                configure(new)
            } else {
                await watch.remove(id: name)
                folders[name] = nil
            }
        }
        for configuration in configurations where folders[configuration.name] == nil {
            var folder = InboxFolder(configuration)
            folder.style.lastGood = try? await queue.lastRecipe(of: configuration.name)
            folders[configuration.name] = folder
            prepare(configuration, isNew: before[configuration.name]?.inbox != configuration.inbox)
            do {
                try await watch.add(WatchedFolder(configuration))
            } catch {
                folders[configuration.name]?.watchTrouble = error.message
                logger.error("folder \(configuration.name): \(error.message)")
            }
        }
        tellChange()
    }

    /// Gives a folder that goes on being watched its new configuration.
    private func configure(_ configuration: FolderConfiguration) {
        guard let folder = folders[configuration.name], folder.configuration != configuration else { return }
        folders[configuration.name]?.configuration = configuration
        // The recipe in force has the outbox in it.
        if folder.configuration.outbox != configuration.outbox, !folder.isNew { readStyle(configuration.name) }
    }

    /// Makes an inbox that is missing, if the directory around it is there; one that is new to this daemon is cleared of
    /// what a crash left unfinished, while in others submissions may be under way.
    private func prepare(_ folder: FolderConfiguration, isNew: Bool) {
        do {
            try folder.inbox.makeDirectory()
            guard isNew else { return }
            try folder.inbox.removeEntries(beginningWith: Submission.prefix)
            try folder.failed.removeEntries(beginningWith: FilePath.unfinishedPrefix)
        } catch {
            troubled(folder.name, "\(error)")
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
