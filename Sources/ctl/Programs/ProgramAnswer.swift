import Contract
import Subprocess
import SystemPackage

/// What another program said, and whether all was well.
struct ProgramAnswer {
    /// Its standard output.
    let output: String

    /// Its standard error.
    let errors: String

    /// Whether it exited with 0.
    let isSuccess: Bool

    /// Runs a program of the machine's to its end; nil where there is none of that name.
    static func of(_ name: String, _ arguments: [String]) async -> ProgramAnswer? {
        await of(.name(name), arguments)
    }

    private static func of(_ program: Executable, _ arguments: [String]) async -> ProgramAnswer? {
        let result = try? await run(
            program,
            arguments: Subprocess.Arguments(arguments),
            // A queue with its history is the longest of answers: some hundred bytes for each job.
            output: .string(limit: .max),
            error: .string(limit: 1 << 20)
        )
        return result.map {
            ProgramAnswer(
                output: $0.standardOutput,
                errors: $0.standardError,
                isSuccess: $0.terminationStatus.isSuccess
            )
        }
    }

    /// Runs a program of this house to its end; nil where it is not installed.
    static func of(_ program: SiblingProgram, _ arguments: [String]) async -> ProgramAnswer? {
        guard let path = program.path else { return nil }
        return await of(.path(FilePath(path)), arguments)
    }

    /// Why a program of this house could not go on.
    func complaints(of program: SiblingProgram) -> [String] {
        let head = "\(program.name): critical: "
        return lines.filter { $0.hasPrefix(head) }.map { String($0.dropFirst(head.count)) }
    }

    /// The lines of both.
    var lines: [String] {
        (output + errors).split(separator: "\n").map(String.init)
    }
}
