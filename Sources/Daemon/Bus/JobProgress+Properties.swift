import Contract
import Jobs

extension JobProgress {
    /// The properties of a job's object that change with every step of a worker.
    var properties: PropertyValues {
        var values = PropertyValues()
        values[JobInterface.progress] = fraction
        values[JobInterface.iteration] = UInt32(clamping: iteration)
        values[JobInterface.iterations] = UInt32(clamping: iterations)
        values[JobInterface.scale] = shownScale ?? ""
        values[JobInterface.loss] = totalLoss ?? -1
        values[JobInterface.styleLoss] = styleLoss ?? -1
        values[JobInterface.contentLoss] = contentLoss ?? -1
        values[JobInterface.histogramLoss] = histogramLoss ?? -1
        values[JobInterface.totalVariationLoss] = totalVariation ?? -1
        values[JobInterface.expectedEnd] = expectedEnd?.busTime ?? 0
        values[JobInterface.processorTime] = processorTime ?? 0
        values[JobInterface.peakMemory] = usage.peakMemory.map { UInt64(clamping: $0) } ?? 0
        return values
    }

    /// The same properties as long as no worker has told anything.
    static var unknownProperties: PropertyValues {
        var values = JobProgress(iteration: 0, iterations: 0).properties
        values[JobInterface.progress] = -1
        return values
    }

    /// The same as news.
    var update: ProgressUpdate {
        let known: [ProgressUpdate.Metric: BusVariant?] = [
            .iteration: .uint32(UInt32(clamping: iteration)),
            .iterations: .uint32(UInt32(clamping: iterations)),
            .loss: totalLoss.map { .double($0) },
            .styleLoss: styleLoss.map { .double($0) },
            .contentLoss: contentLoss.map { .double($0) },
            .histogramLoss: histogramLoss.map { .double($0) },
            .totalVariation: totalVariation.map { .double($0) },
            .scale: shownScale.map { .string($0) },
            .expectedEnd: expectedEnd.map { .uint64($0.busTime) },
            .processorTime: processorTime.map { .uint64($0) },
            .peakMemory: usage.peakMemory.map { .uint64(UInt64(clamping: $0)) },
        ]
        return ProgressUpdate(progress: fraction, metrics: known.compactMapValues(\.self))
    }

    private var shownScale: String? {
        guard let scale, let scales else { return nil }
        return "\(scale)/\(scales)"
    }

    private var processorTime: UInt64? {
        usage.processorSeconds.map { UInt64(max(0, min($0, 1e12)) * 1e6) }
    }
}

extension Timestamp {
    /// Microseconds since 1970, as the bus tells times.
    var busTime: UInt64 { UInt64(clamping: microseconds) }
}
