import Contract
import Jobs
import Logging
import SystemPackage
import Watcher

extension Intake {
    /// What each thing that the watch tells means.
    func handle(_ event: FolderEvent) {
        switch event {
        case .folderReady(let name):
            folders[name]?.isWatched = true
            folders[name]?.watchTrouble = nil
            clear(name)
            readMissingStyle(name)
            takeWaiting(name)
            wakeJobs(of: name)
        case .folderUnavailable(let name, let error):
            folders[name]?.watchTrouble = error
            // All are seen anew when it is back.
            folders[name]?.receiving = [:]
            troubled(name, error.message)
        case .unclaimed(let reason):
            let text = "nothing keeps another daemon from working on the same inboxes, for there can be no locks"
            logger.warning("\(text): \(reason)")
        case .watching(let name, let method):
            folders[name]?.method = method
            if let reason = method.reason {
                logger.log(level: method.isDegraded ? .warning : .info, "folder \(name) is polled: \(reason)")
            }
        case .folderChanged(let name, let isOtherVolume):
            troubled(name, "another \(isOtherVolume ? "volume" : "folder") lies there now")
        case .settled(let file):
            settled(file)
        case .refused(let file):
            refused(file)
        case .receiving(let name, let file, let reason):
            receiving(file, in: name, reason)
        case .vanished(let name, let file):
            vanished(file, from: name)
        case .overflowed:
            overflows += 1
            logger.note(.eventsLost, .warning, "the kernel dropped events; all folders have been looked through")
        case .restarted:
            let text = "inotify had fallen silent; it was started anew, and all folders are looked through"
            logger.note(.eventsLost, .warning, text)
        case .synced(_, let number):
            noteSync(number)
        }
    }

    /// Has the jobs tried again that were put off because their folder was away.
    private func wakeJobs(of name: String) {
        Task {
            do {
                try await queue.endDelays(in: name, for: ServiceErrorCode.folderUnavailable.rawValue)
            } catch {
                logger.warning("folder \(name): its jobs wait for their time: \(error)")
            }
        }
    }

    /// A folder without a `style.toml` is told about at once: nothing will settle there that could tell later.
    private func readMissingStyle(_ name: String) {
        guard let folder = folders[name], (try? folder.configuration.styleFile.entry()) == .some(nil) else { return }
        readStyle(name)
    }

    private func settled(_ file: SettledFile) {
        guard !makeWay(file.name, in: file.folder), let folder = folders[file.folder] else { return }
        let isOwn = folder.isOwn(file.name.bytes)
        folders[file.folder]?.refused.remove(file.name)
        folders[file.folder]?.receiving[file.name] = nil
        folders[file.folder]?.names.insert(file.name.bytes)
        if isOwn {
            readStyle(file.folder)
        } else {
            keepWaiting(file)
            takeWaiting(file.folder)
        }
    }

    private func receiving(_ file: FilePath.Component, in name: String, _ reason: ReceivingReason) {
        guard !makeWay(file, in: name) else { return }
        folders[name]?.receiving[file] = reason
        folders[name]?.names.insert(file.bytes)
        guard reason == .unreadable, let folder = folders[name] else { return }
        if folder.isOwn(file.bytes) { readStyle(name) }
        troubled(name, "\(EscapedName.text(of: file.bytes)) may not be read by the daemon")
    }

    private func vanished(_ name: FilePath.Component, from id: String) {
        folders[id]?.receiving[name] = nil
        folders[id]?.refused.remove(name)
        folders[id]?.names.remove(name.bytes)
        folders[id]?.waiting[name] = nil
        if folders[id]?.isOwn(name.bytes) == true { readStyle(id) }
    }

    /// Moves what can never be painted out of the way, unless it is the recipe's own.
    private func refused(_ file: RefusedFile) {
        guard !makeWay(file.name, in: file.folder) else { return }
        folders[file.folder]?.receiving[file.name] = nil
        folders[file.folder]?.names.insert(file.name.bytes)
        guard let folder = folders[file.folder] else { return }
        guard !folder.isOwn(file.name.bytes) else { return readStyle(file.folder) }
        folders[file.folder]?.refused.insert(file.name)
        putAside(file, in: folder)
    }

    /// Moves a file out of the way, again and again until that works; the watch tells of it only once.
    private func putAside(_ file: RefusedFile, in folder: InboxFolder, isSecond: Bool = false) {
        let quarantine = Quarantine(folder: folder.configuration)
        let name = file.name.bytes
        let report = ErrorReport(file.reason, name: name)
        do {
            let place = try quarantine.place(for: name)
            try quarantine.move(folder.configuration.inbox.appending(file.name), to: place, report)
            folders[file.folder]?.refused.remove(file.name)
            logger.warning("folder \(file.folder): \(report.message)")
        } catch {
            if !isSecond {
                logger.error("folder \(file.folder): \(report.message), and it cannot be moved away: \(error)")
            }
            afterAWhile { intake in
                guard let folder = intake.folders[file.folder], folder.refused.contains(file.name) else { return }
                intake.putAside(file, in: folder, isSecond: true)
            }
        }
    }
}

extension ErrorReport {
    fileprivate init(_ reason: RefusedFile.Reason, name: [UInt8]) {
        let shown = EscapedName.text(of: name)
        switch reason {
        case .notRegular:
            self.init(
                code: "NotRegular",
                message: "\(shown) is a link, pipe, socket or device and no file",
                name: shown
            )
        case .empty:
            self.init(code: "Empty", message: "\(shown) stayed empty", name: shown)
        }
    }
}
