import Contract
import Engine

extension WorkerProgress {
    /// What the engine found, counted from 1 as people do.
    init(_ progress: TransferProgress) {
        self.init(
            iteration: progress.evaluation + 1,
            iterations: progress.evaluations,
            content: progress.losses.content,
            style: progress.losses.style,
            histogram: progress.losses.histogram,
            totalVariation: progress.losses.totalVariation,
            total: progress.losses.total,
            seconds: progress.seconds,
            scale: progress.scale + 1,
            scales: progress.scales
        )
    }
}
