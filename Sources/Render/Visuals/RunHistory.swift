import Engine

/// What a run has found so far, evaluation by evaluation.
struct RunHistory {
    private(set) var evaluations: [TransferProgress] = []
    /// Indexes of the evaluations after which there is a snapshot.
    private(set) var snapshots: [Int] = []

    /// The parts of the run at one size each.
    private(set) var scales: [Scale] = []

    /// A part of the run at one size, that of the margin included.
    struct Scale {
        let size: PixelSize
        /// What the weights of content and style are multiplied by.
        let factors: (content: Double, style: Double)
        /// Its first evaluation, counted from 0.
        let begin: Int
        fileprivate(set) var evaluations = 0
        /// Whether it ended before its time, because the loss hardly fell any more.
        fileprivate(set) var hasConverged = false
    }

    /// Adds an evaluation; they come in their order.
    ///
    /// - Parameters:
    ///   - progress: What it found.
    ///   - scale: The scale that it belongs to.
    ///   - isSnapshot: Whether there is a snapshot after it.
    mutating func add(_ progress: TransferProgress, at scale: StyleTransfer.Scale, isSnapshot: Bool) {
        if scales.count <= progress.scale {
            scales.append(
                Scale(
                    size: PixelSize(scale.content),
                    factors: (scale.contentFactor, scale.styleFactor),
                    begin: progress.evaluation
                )
            )
        }
        scales[progress.scale].evaluations += 1
        scales[progress.scale].hasConverged = progress.hasConverged
        if isSnapshot { snapshots.append(evaluations.count) }
        evaluations.append(progress)
    }

    /// Whether the last snapshot shows the end.
    var endsWithSnapshot: Bool { snapshots.last == evaluations.count - 1 }

    /// The start, the snapshots and the end, each once.
    var epochs: [TransferProgress] {
        let marks = Set([0] + snapshots + [evaluations.count - 1]).sorted()
        return marks.filter(evaluations.indices.contains).map { evaluations[$0] }
    }

    /// Seconds from the first evaluation's beginning to the last one's end.
    var seconds: Double { evaluations.last?.seconds ?? 0 }
}
