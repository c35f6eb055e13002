import Subprocess
import SystemPackage

/// What a program printed, and how it ended.
public struct CommandOutput: Sendable {
    /// Its standard output.
    public let output: String

    /// Its standard error.
    public let errors: String

    /// Its exit status, or the negative number of the signal that ended it.
    public let status: Int32

    /// Runs a program, found in `PATH` unless it is a path itself, to its end, with `environment` added to that of the
    /// tests.
    public static func of(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:]
    ) async throws -> CommandOutput {
        let additions = environment.map { (Environment.Key(stringLiteral: $0), Optional($1)) }
        let result = try await run(
            program.contains("/") ? .path(FilePath(program)) : .name(program),
            arguments: Arguments(arguments),
            environment: .inherit.updating(Dictionary(uniqueKeysWithValues: additions)),
            output: .string(limit: 1 << 24),
            error: .string(limit: 1 << 20)
        )
        return CommandOutput(
            output: result.standardOutput,
            errors: result.standardError,
            status: result.terminationStatus.number
        )
    }
}

extension TerminationStatus {
    fileprivate var number: Int32 {
        switch self {
        case .exited(let status): status
        case .signaled(let signal): -signal
        }
    }
}
