import Contract
import FoundationEssentials
import Subprocess
import SystemPackage

/// The programs beside this one, asked for what their command lines have.
enum Programs {
    /// A program of which there is a page cannot be asked.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// What a program, or a part of it, says of its command line.
    static func help(of program: SiblingProgram, _ words: [String] = []) async throws -> CommandHelp {
        let dump = try await output(of: program, words + ["--experimental-dump-help"])
        return try JSONDecoder().decode(CommandHelp.Dump.self, from: Data(dump.utf8)).command
    }

    /// The script by which a shell completes a program's command line.
    static func completions(of program: SiblingProgram, for shell: String) async throws -> String {
        let script = try await output(of: program, ["--generate-completion-script", shell])
        // Such scripts are read and not run; what says who runs them would mislead.
        return script.hasPrefix("#!") ? String(script.drop { $0 != "\n" }.drop { $0 == "\n" }) : script
    }

    private static func output(of program: SiblingProgram, _ words: [String]) async throws -> String {
        guard let path = program.path else {
            throw Failure(description: "\(program.name) is not built beside this program")
        }
        let result = try await run(
            .path(FilePath(path)),
            arguments: Arguments(words),
            output: .string(limit: 1 << 24),
            error: .string(limit: 1 << 20)
        )
        guard result.terminationStatus.isSuccess else {
            throw Failure(description: "\(program.name) \(words.joined(separator: " ")): \(result.standardError)")
        }
        return result.standardOutput
    }
}
