/// What a daemon can do, in words by which clients find out without comparing versions.
public enum ServiceFeature: String, Sendable, CaseIterable {
    /// Paintings go on from checkpoints.
    case checkpoints

    /// `ExportJobs`.
    case exportJobs = "export-jobs"

    /// Folders are objects, and can be paused.
    case folderObjects = "folder-objects"

    /// `LogMessage` of jobs.
    case logMessages = "log-messages"

    /// `LossHistory` of jobs.
    case lossHistory = "loss-history"

    /// `Subscribe` and `ProgressUpdate`.
    case progressUpdates = "progress-updates"

    /// `ValidateConfig`.
    case validateConfig = "validate-config"
}
