import Contract

extension JobDetails {
    /// How long the painting will take from now on; nil while nobody knows.
    var rest: Duration? {
        guard state == .running, let expectedEnd else { return nil }
        let now = Clock.now()
        return expectedEnd > now ? .microseconds(expectedEnd - now) : nil
    }

    /// Takes in that the job has come further.
    mutating func take(_ update: ProgressUpdate) {
        progress = update.progress
        for metric in ProgressUpdate.Metric.allCases {
            guard let value = update[metric] else { continue }
            switch (metric, value) {
            case (.iteration, .uint32(let count)): iteration = count
            case (.iterations, .uint32(let count)): iterations = count
            case (.loss, .double(let value)): loss = value
            case (.styleLoss, .double(let value)): styleLoss = value
            case (.contentLoss, .double(let value)): contentLoss = value
            case (.histogramLoss, .double(let value)): histogramLoss = value
            case (.totalVariation, .double(let value)): totalVariationLoss = value
            case (.scale, .string(let text)): scale = text
            case (.expectedEnd, .uint64(let time)): expectedEnd = time
            case (.processorTime, .uint64(let time)): processorTime = time
            case (.peakMemory, .uint64(let bytes)): peakMemory = bytes
            default: break
            }
        }
    }
}
