import Contract

/// Everything that `show` tells of a job, under the names that its JSON has.
struct JobDetails: Codable {
    var id: UInt64
    var uuid: String?
    var object: String
    var folder: String?
    var name: String?
    var state: JobState?
    var error: String?
    var errorMessage: String?
    var attempts: UInt32?
    var priority: Int32?
    var owner: UInt32?
    var style: String?
    var contentHash: String?
    var progress: Double?
    var iteration: UInt32?
    var iterations: UInt32?
    var scale: String?
    var expectedEnd: UInt64?
    var processorTime: UInt64?
    var peakMemory: UInt64?
    var loss: Double?
    var contentLoss: Double?
    var styleLoss: Double?
    var histogramLoss: Double?
    var totalVariationLoss: Double?
    var enqueued: UInt64?
    var enqueuedMonotonic: UInt64?
    var started: UInt64?
    var startedMonotonic: UInt64?
    var retryAt: UInt64?
    var finished: UInt64?
    var finishedMonotonic: UInt64?
    var duplicateOf: UInt64?
    var source: String?
    var output: String?
    var snapshots: String?

    private enum CodingKeys: String, CodingKey {
        case id, uuid, object, folder, name, state, error, attempts, priority, style, progress, iteration, iterations
        case scale, loss
        case owner = "owner_uid"
        case contentHash = "content_hash"
        case expectedEnd = "eta_usec"
        case processorTime = "cpu_usec"
        case peakMemory = "memory_peak_bytes"
        case errorMessage = "error_message"
        case contentLoss = "content_loss"
        case styleLoss = "style_loss"
        case histogramLoss = "histogram_loss"
        case totalVariationLoss = "tv_loss"
        case enqueued = "enqueued_usec"
        case enqueuedMonotonic = "enqueued_usec_monotonic"
        case started = "started_usec"
        case startedMonotonic = "started_usec_monotonic"
        case retryAt = "retry_usec"
        case finished = "finished_usec"
        case finishedMonotonic = "finished_usec_monotonic"
        case duplicateOf = "duplicate_of"
        case source = "source_path"
        case output = "output_path"
        case snapshots = "snapshots_path"
    }

    /// What a job's object tells.
    init(id: UInt64, _ values: PropertyValues) {
        self.id = id
        uuid = values[JobInterface.uuid]
        object = BusNames.job(id).text
        folder = values[JobInterface.folder]
        name = values[JobInterface.pictureName]
        state = values[JobInterface.state]
        error = Self.text(values[JobInterface.error])
        errorMessage = Self.text(values[JobInterface.errorMessage])
        attempts = values[JobInterface.attempts]
        priority = values[JobInterface.priority]
        owner = values[JobInterface.ownerUID].flatMap { $0 == .max ? nil : $0 }
        style = Self.text(values[JobInterface.style])
        contentHash = Self.text(values[JobInterface.contentHash])
        progress = Self.known(values[JobInterface.progress])
        iteration = values[JobInterface.iteration]
        iterations = values[JobInterface.iterations]
        scale = Self.text(values[JobInterface.scale])
        expectedEnd = state == .running ? Self.time(values[JobInterface.expectedEnd]) : nil
        processorTime = Self.time(values[JobInterface.processorTime])
        peakMemory = Self.time(values[JobInterface.peakMemory])
        loss = Self.known(values[JobInterface.loss])
        contentLoss = Self.known(values[JobInterface.contentLoss])
        styleLoss = Self.known(values[JobInterface.styleLoss])
        histogramLoss = Self.known(values[JobInterface.histogramLoss])
        totalVariationLoss = Self.known(values[JobInterface.totalVariationLoss])
        enqueued = Self.time(values[JobInterface.enqueued])
        enqueuedMonotonic = Self.time(values[JobInterface.enqueuedMonotonic])
        started = Self.time(values[JobInterface.started])
        startedMonotonic = Self.time(values[JobInterface.startedMonotonic])
        retryAt = Self.time(values[JobInterface.retryAt])
        finished = Self.time(values[JobInterface.finished])
        finishedMonotonic = Self.time(values[JobInterface.finishedMonotonic])
        duplicateOf = values[JobInterface.duplicateOf].flatMap { $0 == 0 ? nil : $0 }
        source = Self.path(values[JobInterface.sourcePath])
        output = Self.path(values[JobInterface.outputPath])
        snapshots = Self.path(values[JobInterface.snapshotsPath])
    }

    private static func text(_ value: String?) -> String? {
        value.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func known(_ value: Double?) -> Double? {
        value.flatMap { $0 < 0 ? nil : $0 }
    }

    private static func time(_ value: UInt64?) -> UInt64? {
        value.flatMap { $0 == 0 ? nil : $0 }
    }

    private static func path(_ value: [UInt8]?) -> String? {
        value.flatMap { $0.isEmpty ? nil : EscapedName.text(of: $0) }
    }
}
