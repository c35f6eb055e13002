/// The interface of the daemon's first object, `/org/impasto/Impasto1`.
public enum ManagerInterface {
    /// The interface's name.
    public static let name = "org.impasto.Impasto1.Manager"

    /// The whole interface.
    public static let description = InterfaceDescription(
        name,
        summary: "The queue of pictures as a whole, the watched folders, and the daemon itself.",
        [
            submitFile, listJobs, exportJobs, getJob, getJobByPath,
            cancelJob, retryJob, pauseJob, resumeJob, setJobPriority, pause, drain, resumeAll,
            reload, listFolders, getFolder, rescanFolder, syncFolder, validateConfig, subscribe, unsubscribe,
            getRecentEvents, pretendOverflow,
            version, features, state, paused, pauseReason, queued, running, failed, maxParallel,
            overflows, rescans, lastRescan, watchMode, inotifyWatches,
            jobNew, jobRemoved, folderStateChanged, overflow,
        ] + settingsMembers
    )
}
