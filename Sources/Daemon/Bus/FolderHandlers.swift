import Contract
import Jobs
import Systemd

extension BusImplementation {
    /// The interface of the folders' objects.
    static func folder(_ queue: JobQueue, _ intake: Intake, _ access: Access) -> BusImplementation {
        var folder = BusImplementation(FolderInterface.description)
        folder.handle(FolderInterface.pause) { options, call in
            try options.requireNone()
            try await access.require(.manageAll, call)
            try await queue.pauseFolder(call.folder)
            return Nothing()
        }
        folder.handle(FolderInterface.resume) { options, call in
            try options.requireNone()
            try await access.require(.manageAll, call)
            try await queue.resumeFolder(call.folder)
            return Nothing()
        }
        folder.handle(FolderInterface.rescan) { options, call in
            try options.requireNone()
            return UInt32(clamping: try await intake.rescan(call.folder))
        }
        folder.handle(FolderInterface.listReceiving) { _, call in try await intake.receivedFiles(in: call.folder) }
        return folder
    }
}

extension BusCall {
    /// The name of the folder that was called.
    fileprivate var folder: String {
        get throws {
            guard let name = BusNames.folderName(of: path) else {
                throw ServiceError(.noSuchFolder, "\(path) is no folder.")
            }
            return name
        }
    }
}
