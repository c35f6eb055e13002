import Contract
import Jobs
import Subprocess
import Synchronization
import SystemPackage

/// One worker at work on one picture.
struct WorkerProcess: Sendable {
    /// How long a worker that is to stop may take before it is killed; one evaluation of a large picture takes seconds.
    private static let patience = Duration.seconds(10)

    let program: FilePath
    let configuration: WorkerConfiguration
    let source: FileDescriptor
    /// The path at which the picture came into the inbox.
    let picture: FilePath
    let recipe: FilePath
    let hidden: HiddenFiles
    let checkpointInterval: Duration
    /// The folder outside of which the worker may read no pictures; nil where it may.
    let bounds: FilePath?
    /// How many bytes it is to leave free in the outbox.
    let freeSpace: Int
    /// Takes how many bytes there the painting takes at most, if the worker comes so far as to know.
    let forecast: @Sendable (Int) -> Void

    /// Takes what the worker wants people to know.
    let note: @Sendable (String) -> Void

    /// Takes everything that the worker says to people.
    let talk: WorkerTalk

    /// The picture's name for people.
    private var name: String { picture.lastComponent.map { EscapedName.text(of: $0.bytes) } ?? picture.shown }

    /// Runs the worker to its end; stops it when the task is cancelled.
    ///
    /// - Parameter report: Is called for every step of the worker.
    /// - Throws: `JobFailure` when the worker did not end well.
    func run(report: @escaping @Sendable (JobProgress) async -> Void) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await runToEnd(report: report) }
            if let limit = configuration.timeLimit {
                group.addTask {
                    try await Task.sleep(for: limit)
                    throw JobFailure(
                        code: ServiceErrorCode.timedOut.rawValue,
                        message: "\(name) was not painted within \(limit.components.seconds) seconds"
                    )
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func runToEnd(report: @escaping @Sendable (JobProgress) async -> Void) async throws {
        let command = WorkerCommand(
            program: program,
            configuration: configuration,
            picture: picture,
            recipe: recipe,
            hidden: hidden,
            checkpointInterval: checkpointInterval,
            bounds: bounds,
            freeSpace: freeSpace
        )
        let kills = ControlGroups(of: "/proc/self").memoryKills
        let (status, end) = try await ends(of: command, report: report)
        await talk.end()
        try Task.checkCancellation()
        let lacksMemory = kills.flatMap { kills in
            ControlGroups(of: "/proc/self").memoryKills.map { $0 > kills }
        }
        try end.check(status, name: name, lacksMemory: lacksMemory)
    }

    /// Starts the worker and listens to it until it has ended.
    ///
    /// - Throws: `JobFailure` where there can be no process, which is never the picture's fault.
    private func ends(
        of command: WorkerCommand,
        report: @escaping @Sendable (JobProgress) async -> Void
    ) async throws -> (TerminationStatus, WorkerEnd) {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: Self.patience)
        ]
        do {
            let result = try await Subprocess.run(
                .path(command.launcher),
                arguments: command.arguments,
                environment: WorkerCommand.environment,
                platformOptions: options,
                input: .fileDescriptor(source, closeAfterSpawningProcess: false),
                output: .sequence,
                error: .sequence
            ) { worker in
                let output = worker.standardOutput
                let errors = worker.standardError
                async let failure = read(output, report: report)
                async let lastWords = lastWords(of: errors)
                return try await WorkerEnd(failure: failure, lastWords: lastWords)
            }
            return (result.terminationStatus, result.closureResult)
        } catch let error as SubprocessError {
            throw JobFailure(
                code: ServiceErrorCode.internalError.rawValue,
                message: "\(name): the worker cannot be run: \(error)",
                consequence: .waits
            )
        }
    }

    /// Passes the worker's steps on and gives the reason for which it gave up, if it told one.
    private func read(
        _ output: SubprocessOutputSequence,
        report: @Sendable (JobProgress) async -> Void
    ) async throws -> String? {
        var lines = LineSplitter(longest: 65_536)
        var failure: String?
        var usage = WorkerUsage()
        var snapshots = 0
        for try await piece in output {
            for line in lines.take(piece.withUnsafeBytes { Array($0) }) {
                switch try? WorkerReport(line: line) {
                case .room(let bytes):
                    forecast(bytes)
                case .started(_, _, let iterations):
                    await report(JobProgress(iteration: 0, iterations: iterations))
                case .note(let message):
                    note(message)
                    await talk.take(message, isComplaint: false)
                case .progress(let progress):
                    usage.processorSeconds = progress.processorSeconds ?? usage.processorSeconds
                    usage.peakMemory = progress.peakMemory ?? usage.peakMemory
                    await report(JobProgress(progress, usage, snapshots: snapshots))
                case .snapshot:
                    snapshots += 1
                case .failed(_, let message):
                    failure = message
                case .finished, nil:
                    break
                }
            }
        }
        return failure
    }

    /// The last line of what the worker said to people.
    private func lastWords(of errors: SubprocessOutputSequence) async throws -> String? {
        var tail: [UInt8] = []
        var lines = LineSplitter(longest: 4096)
        for try await piece in errors {
            let bytes = piece.withUnsafeBytes { Array($0) }
            tail = Array((tail + bytes).suffix(4096))
            for line in lines.take(bytes) { await talk.take(line, isComplaint: true) }
        }
        return tail.split(separator: UInt8(ascii: "\n")).last.map { EscapedName.text(of: Array($0)) }
    }
}

extension JobProgress {
    fileprivate init(_ progress: WorkerProgress, _ usage: WorkerUsage, snapshots: Int) {
        self.init(
            iteration: progress.iteration,
            iterations: progress.iterations,
            contentLoss: progress.content,
            styleLoss: progress.style,
            histogramLoss: progress.histogram,
            totalVariation: progress.totalVariation,
            totalLoss: progress.total,
            seconds: progress.seconds,
            scale: progress.scale,
            scales: progress.scales,
            expectedEnd: progress.secondsLeft.map { Timestamp.now().advanced(by: .seconds(min(max(0, $0), 1e9))) },
            usage: usage,
            snapshots: snapshots
        )
    }
}
