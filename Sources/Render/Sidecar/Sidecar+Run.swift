import Crypto
import Engine
import FoundationEssentials
import Pictures
import Recipe

extension Sidecar {
    /// Puts together what is known at the end of a run.
    ///
    /// - Parameters:
    ///   - assignment: What was to be painted.
    ///   - sources: The files that it was made from.
    ///   - plan: How it was painted.
    ///   - history: What was found on the way.
    ///   - painting: The result.
    ///   - bytes: The result as a file.
    init(
        _ assignment: Assignment,
        _ sources: Sources,
        _ plan: PaintingPlan,
        _ history: RunHistory,
        _ painting: Picture,
        _ bytes: [UInt8]
    ) {
        let folder = FileManager.default.currentDirectoryPath
        self.init(
            finished: Date.now.formatted(.iso8601),
            recipe: assignment.recipe.resolvingPaths(against: folder),
            content: sources.content,
            pictures: sources.pictures,
            network: sources.network,
            threads: assignment.threads,
            arithmetic: .current,
            economy: Economy(plan.settings),
            scales: history.scales.map { scale in
                Scale(
                    width: scale.size.width,
                    height: scale.size.height,
                    evaluations: scale.evaluations,
                    converged: scale.hasConverged
                )
            },
            epochs: Epoch.all(of: history),
            seconds: Sidecar.milliseconds(history.seconds),
            peakMemory: ProcessMemory.peakBytes,
            painting: Painting(
                width: painting.width,
                height: painting.height,
                bytes: bytes.count,
                sha256: SHA256.hash(data: bytes).hexadecimal,
                shrunkFrom: plan.shrunkFrom
            )
        )
    }

    /// Seconds, no finer than is of interest.
    static func milliseconds(_ seconds: Double) -> Double {
        (seconds * 1000).rounded() / 1000
    }
}
