import ArgumentParser
import Contract
import FoundationEssentials

/// The verbs and options of another program, offered where what is typed is passed on to it.
struct PassedOnCompletion: Decodable {
    private struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String
        }
        let names: [Name]?
    }

    private struct Dump: Decodable {
        let command: PassedOnCompletion
    }

    private let commandName: String
    private let arguments: [Argument]?
    private let subcommands: [PassedOnCompletion]?

    /// Offers the verbs behind a word of ours, and the options behind a verb.
    ///
    /// - Parameters:
    ///   - word: Our verb.
    ///   - program: Who carries it out.
    ///   - words: What is said to the program before what is passed on.
    /// - Returns: The kind of completion.
    static func offering(behind word: String, of program: SiblingProgram, _ words: [String]) -> CompletionKind {
        .custom { line, index, _ in
            let typed = line.prefix(max(index, 0)).drop { $0 != word }.dropFirst()
            guard let answer = await ProgramAnswer.of(program, words + ["--experimental-dump-help"]),
                let help = try? JSONDecoder().decode(Dump.self, from: Data(answer.output.utf8)).command
            else { return [] }
            let verbs = (help.subcommands ?? []).filter { $0.commandName != "help" }
            guard let verb = verbs.first(where: { typed.contains($0.commandName) }) else {
                return verbs.map(\.commandName)
            }
            return (verb.arguments ?? []).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map { "--\($0.name)" }
        }
    }
}
