/// What evaluations took, in seconds and megabytes: what benchmarks print.
public struct EvaluationReport: Sendable, Codable {
    /// Pixels of a side of the square picture.
    public let size: Int
    /// The network's file.
    public let network: String
    /// Worker threads.
    public let threads: Int
    /// The instruction set of the hot loops: `reference`, `avx2` or `avx512`.
    public let instructionSet: String
    /// The core whose kernels OpenBLAS uses.
    public let openBLASCore: String
    /// Seconds of each evaluation, the first one, which finds the memory cold, left out.
    public let seconds: [Double]
    /// Seconds of further evaluations, whose phases were timed, which takes time of its own.
    public let profiled: [Double]
    /// The median of the former.
    public let median: Double
    /// The fastest.
    public let minimum: Double
    /// MiB that the process was to have in memory at its peak, forecast before the run was laid out.
    public let predictedMemory: Int
    /// MiB that the process had in memory at its peak, program and all (`VmHWM` of proc_pid_status(5)).
    public let peakMemory: Int
    /// GFLOP/s of the convolutions as if done by their definition, over the median.
    public let directRate: Double
    /// GFLOP/s of the multiplications and additions that were done instead, over the median.
    public let realRate: Double
    /// Seconds of each phase in an evaluation, all layers together: all workers' time over their number.
    public let phases: [Profile.Phase: Double]
    /// Seconds of a profiled evaluation that belong to no phase: waiting for the slowest worker, and what lies between layers.
    public let rest: Double
    /// Every layer on the way there, then every layer on the way back.
    public let passes: [PassReport]

    private enum CodingKeys: String, CodingKey {
        case size, network, threads, phases, passes
        case instructionSet = "isa"
        case openBLASCore = "blas_core"
        case seconds = "evaluations_s"
        case profiled = "profiled_s"
        case median = "median_s"
        case minimum = "min_s"
        case rest = "rest_s"
        case predictedMemory = "predicted_rss_mb"
        case peakMemory = "peak_rss_mb"
        case directRate = "direct_gflop_per_s"
        case realRate = "real_gflop_per_s"
    }

    /// Sums up a trial after evaluations of so many seconds each, one at least, and others that were profiled.
    init(_ trial: EvaluationTrial, seconds: [Double], profiled: [Double]) {
        let sorted = seconds.sorted()
        median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        minimum = sorted[0]
        self.seconds = seconds
        self.profiled = profiled
        size = trial.size
        network = trial.network.path
        threads = trial.threads
        openBLASCore = Machine.usedOpenBLASCore
        instructionSet = trial.objective.kernels.instructionSet.rawValue
        predictedMemory = trial.forecast.peak.resident >> 20
        peakMemory = ProcessMemory.peakBytes >> 20
        passes = [false, true].flatMap { isBackward in
            trial.objective.pass.windowPass.stages.map { stage in
                PassReport(
                    stage,
                    isBackward: isBackward,
                    profile: trial.profile,
                    evaluations: profiled.count,
                    threads: trial.threads
                )
            }
        }
        phases = passes.reduce(into: [:]) { $0.merge($1.phases, uniquingKeysWith: +) }
        rest = profiled.reduce(0, +) / Double(profiled.count) - phases.values.reduce(0, +)
        directRate = passes.reduce(0) { $0 + $1.directWork } / median
        realRate = passes.reduce(0) { $0 + $1.realWork } / median
    }
}
