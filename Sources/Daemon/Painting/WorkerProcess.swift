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
            checkpointInterval: checkpointInterval
        )
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: Self.patience)
        ]
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
            async let failure = Self.read(output, report: report)
            async let lastWords = Self.lastWords(of: errors)
            return try await WorkerEnd(failure: failure, lastWords: lastWords)
        }
        try Task.checkCancellation()
        try result.closureResult.check(result.terminationStatus, name: name)
    }

    /// Passes the worker's steps on and gives the reason for which it gave up, if it told one.
    private static func read(
        _ output: SubprocessOutputSequence,
        report: @Sendable (JobProgress) async -> Void
    ) async throws -> String? {
        var lines = LineSplitter(longest: 65_536)
        var failure: String?
        for try await piece in output {
            for line in lines.take(piece.withUnsafeBytes { Array($0) }) {
                switch try? WorkerReport(line: line) {
                case .started(_, _, let iterations):
                    await report(JobProgress(iteration: 0, iterations: iterations))
                case .progress(let progress):
                    await report(JobProgress(progress))
                case .failed(_, let message):
                    failure = message
                case .snapshot, .finished, nil:
                    break
                }
            }
        }
        return failure
    }

    /// The last line of what the worker said to people.
    private static func lastWords(of errors: SubprocessOutputSequence) async throws -> String? {
        var tail: [UInt8] = []
        for try await piece in errors {
            tail = Array((tail + piece.withUnsafeBytes { Array($0) }).suffix(4096))
        }
        return tail.split(separator: UInt8(ascii: "\n")).last.map { EscapedName.text(of: Array($0)) }
    }
}

extension JobProgress {
    fileprivate init(_ progress: WorkerProgress) {
        self.init(
            iteration: progress.iteration,
            iterations: progress.iterations,
            contentLoss: progress.content,
            styleLoss: progress.style,
            histogramLoss: progress.histogram,
            totalVariation: progress.totalVariation,
            totalLoss: progress.total,
            seconds: progress.seconds
        )
    }
}
