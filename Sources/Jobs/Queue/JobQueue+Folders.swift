/// Folders that somebody has paused.
extension JobQueue {
    /// What the names of the settings begin with that tell so.
    static let folderPausePrefix = "pause of "

    /// Starts no further job of a folder until ``resumeFolder(_:)``, also after a restart; running ones are finished.
    ///
    /// - Throws: `JobError` when the file cannot be written.
    public func pauseFolder(_ folder: String) throws(JobError) {
        try store.set([Self.folderPausePrefix + folder: ""])
        status.pausedFolders.insert(folder)
        listeners.tell(.status(status))
    }

    /// Starts jobs of a folder again.
    ///
    /// - Throws: `JobError` when the file cannot be written.
    public func resumeFolder(_ folder: String) throws(JobError) {
        try store.set([Self.folderPausePrefix + folder: nil])
        status.pausedFolders.remove(folder)
        listeners.tell(.status(status))
    }
}
