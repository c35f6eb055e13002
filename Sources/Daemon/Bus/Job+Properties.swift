import Contract
import FoundationEssentials
import Jobs

extension Job {
    /// The number as the bus tells it.
    var busID: UInt64 { UInt64(clamping: id.rawValue) }

    /// The UUID as the bus and the journal tell it.
    var busUUID: String { uuid.uuidString.lowercased() }

    /// The job's object on the bus.
    var busPath: ObjectPath { BusNames.job(busID) }

    /// The error's name on the bus, or empty.
    var busErrorName: String {
        errorCode.map { BusNames.errorPrefix + $0 } ?? ""
    }

    /// All properties of the job's object.
    ///
    /// - Parameters:
    ///   - inbox: The path of the inbox that its picture came in, if that is configured still.
    ///   - recipe: What is told of its recipe; nil where that cannot be read any more.
    ///   - course: How its painting goes.
    /// - Returns: A value for each property of the interface.
    func properties(inbox: [UInt8]?, recipe: RecipeFacts?, course: JobCourse?) -> PropertyValues {
        var values = course?.progress?.properties ?? JobProgress.unknownProperties
        if state == .done { values[JobInterface.progress] = 1 }
        values[JobInterface.id] = busID
        values[JobInterface.uuid] = busUUID
        values[JobInterface.folder] = folder
        values[JobInterface.pictureName] = EscapedName.text(of: name)
        values[JobInterface.sourcePath] = (inbox ?? []) + "/".utf8 + name
        values[JobInterface.ownerUID] = owner ?? .max
        values[JobInterface.style] = recipe?.style ?? ""
        values[JobInterface.configDigest] = recipe?.digest ?? ""
        values[JobInterface.contentHash] = digests?.content.hexadecimal ?? ""
        values[JobInterface.priority] = Int32(clamping: priority)
        values[JobInterface.enqueued] = enqueued.busTime
        values[JobInterface.enqueuedMonotonic] = UInt64(clamping: enqueued.monotonic)
        values[JobInterface.state] = Contract.JobState(of: self)
        values[JobInterface.result] = JobResult(of: self)
        values[JobInterface.error] = busErrorName
        values[JobInterface.errorMessage] = errorMessage ?? ""
        values[JobInterface.attempts] = UInt32(clamping: attempts)
        values[JobInterface.started] = started?.busTime ?? 0
        values[JobInterface.startedMonotonic] = UInt64(clamping: started?.monotonic ?? 0)
        values[JobInterface.retryAt] = state == .queued ? retryAt?.busTime ?? 0 : 0
        values[JobInterface.finished] = finished?.busTime ?? 0
        values[JobInterface.finishedMonotonic] = UInt64(clamping: finished?.monotonic ?? 0)
        values[JobInterface.duplicateOf] = duplicateOf.map { UInt64(clamping: $0.rawValue) } ?? 0
        values[JobInterface.lossHistory] = course?.losses.shown ?? []
        values[JobInterface.snapshots] = course?.snapshots ?? []
        values[JobInterface.outputPath] = state == .done ? publication?.painting ?? [] : []
        values[JobInterface.snapshotsPath] = state == .done ? publication?.snapshots ?? [] : []
        return values
    }

    /// The job as a line of a list.
    func summary(progress: JobProgress?) -> JobSummary {
        JobSummary(
            id: busID,
            folder: folder,
            name: EscapedName.text(of: name),
            state: Contract.JobState(of: self),
            progress: state == .done ? 1 : progress?.fraction ?? -1,
            attempts: UInt32(clamping: attempts)
        )
    }
}

extension LossHistory {
    /// The points as the bus tells them.
    var shown: [LossPoint] {
        points.map { LossPoint(iteration: UInt32(clamping: $0.iteration), loss: $0.loss) }
    }
}
