import StrictTOML
import SystemPackage
import Watcher

extension DaemonConfiguration {
    /// Every setting that has a value, by its key; those of folders are told by ``FolderConfiguration/values``.
    var values: [String: TOMLValue] {
        var values: [String: TOMLValue] = [
            "jobs-at-once": .integer(jobsAtOnce),
            "retry-seconds": .seconds(retry),
            "free-space": .integer(freeSpace),
            "jobs-per-user": .integer(jobsPerUser),
            "picture-bytes": .integer(pictureBytes),
            "worker.niceness": .integer(worker.niceness),
        ]
        values["worker.path"] = worker.path.map { .string($0.string) }
        values["worker.threads"] = worker.threads.map { .integer($0) }
        values["worker.memory-limit"] = worker.memoryLimit.map { .integer($0) }
        values["worker.time-limit"] = worker.timeLimit.map { .seconds($0) }
        return values
    }
}

extension FolderConfiguration {
    /// The keys of all settings of a folder.
    static let keys = Set(FolderConfiguration(name: "", inbox: "").values.keys)
        .union(["outbox", "settle-seconds", "jobs", "free-space"])

    /// Every setting of the folder that has a value, by its key.
    var values: [String: TOMLValue] {
        var values: [String: TOMLValue] = [
            "inbox": .string(inbox.string),
            "trusts-recipe": .boolean(trustsRecipe),
            "settle-maximum-seconds": .seconds(settleMaximum),
            "rescan-seconds": .seconds(rescanInterval),
            "watch": .string(watchMethod.rawValue),
            "poll-seconds": .seconds(pollInterval),
            "priority": .integer(priority),
            "on-duplicate": .string(onDuplicate.rawValue),
            "on-exists": .string(onExists.rawValue),
            "checkpoint-seconds": .seconds(checkpointInterval),
        ]
        values["outbox"] = outbox.map { .string($0.string) }
        values["settle-seconds"] = settle.map { .seconds($0) }
        values["jobs"] = jobs.map { .integer($0) }
        values["free-space"] = freeSpace.map { .integer($0) }
        return values
    }
}

extension TOMLValue {
    fileprivate static func seconds(_ duration: Duration) -> TOMLValue {
        let seconds = duration / .seconds(1)
        return seconds == seconds.rounded() ? .integer(Int(seconds)) : .number(seconds)
    }
}
