import Contract
import Jobs

extension Job {
    /// The number as the bus tells it.
    var busID: UInt64 { UInt64(clamping: id.rawValue) }

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
    ///   - progress: What its worker told last, if one was at work.
    /// - Returns: A value for each property of the interface.
    func properties(inbox: [UInt8]?, progress: JobProgress?) -> PropertyValues {
        var values = progress?.properties ?? JobProgress.unknownProperties
        if state == .done { values[JobInterface.progress] = 1 }
        values[JobInterface.id] = busID
        values[JobInterface.folder] = folder
        values[JobInterface.pictureName] = EscapedName.text(of: name)
        values[JobInterface.sourcePath] = (inbox ?? []) + "/".utf8 + name
        values[JobInterface.enqueued] = enqueued.busTime
        values[JobInterface.state] = Contract.JobState(of: self)
        values[JobInterface.result] = JobResult(of: self)
        values[JobInterface.error] = busErrorName
        values[JobInterface.errorMessage] = errorMessage ?? ""
        values[JobInterface.attempts] = UInt32(clamping: attempts)
        values[JobInterface.started] = started?.busTime ?? 0
        values[JobInterface.retryAt] = state == .queued ? retryAt?.busTime ?? 0 : 0
        values[JobInterface.finished] = finished?.busTime ?? 0
        values[JobInterface.duplicateOf] = duplicateOf.map { UInt64(clamping: $0.rawValue) } ?? 0
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

extension JobProgress {
    /// The properties of a job's object that change with every step of a worker.
    var properties: PropertyValues {
        var values = PropertyValues()
        values[JobInterface.progress] = fraction
        values[JobInterface.iteration] = UInt32(clamping: iteration)
        values[JobInterface.iterations] = UInt32(clamping: iterations)
        values[JobInterface.loss] = totalLoss ?? -1
        values[JobInterface.styleLoss] = styleLoss ?? -1
        values[JobInterface.contentLoss] = contentLoss ?? -1
        values[JobInterface.histogramLoss] = histogramLoss ?? -1
        values[JobInterface.totalVariationLoss] = totalVariation ?? -1
        return values
    }

    /// The same properties as long as no worker has told anything.
    static var unknownProperties: PropertyValues {
        var values = JobProgress(iteration: 0, iterations: 0).properties
        values[JobInterface.progress] = -1
        return values
    }
}

extension Timestamp {
    /// Microseconds since 1970, as the bus tells times.
    fileprivate var busTime: UInt64 { UInt64(clamping: microseconds) }
}
