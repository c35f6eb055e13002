/// What a program says of its command line by `--experimental-dump-help` (ArgumentParserToolInfo of argument-parser).
struct CommandHelp: Decodable {
    /// An option, a flag or an argument.
    struct Argument: Decodable, Equatable {
        struct Name: Decodable, Equatable {
            let kind: String
            let name: String

            /// The name as it is typed.
            var text: String { kind == "long" ? "--\(name)" : "-\(name)" }
        }

        let kind: String
        let names: [Name]?
        let valueName: String?
        let abstract: String?
        let discussion: String?
        let defaultValue: String?
        let allValues: [String]?
        let isOptional: Bool
        let isRepeating: Bool
        let shouldDisplay: Bool
    }

    let commandName: String
    let abstract: String?
    let discussion: String?
    let defaultSubcommand: String?
    let arguments: [Argument]?
    let subcommands: [CommandHelp]?

    /// What stands around it in the dump of a program.
    struct Dump: Decodable {
        let command: CommandHelp
    }
}

extension CommandHelp {
    /// The paragraphs that explain it, but for that on the exit status.
    var paragraphs: [String] {
        blocks.filter { !$0.hasPrefix(Self.exitHead) }
    }

    /// Each exit status with its meaning; none where nothing is said of it.
    var exitStatuses: [(number: String, meaning: String)] {
        guard let block = blocks.first(where: { $0.hasPrefix(Self.exitHead) })?.dropFirst(Self.exitHead.count) else {
            return []
        }
        // Either a line each, or one sentence: 0 done, 64 usage.
        let parts = block.contains("\n") ? block.split(separator: "\n") : block.split(separator: ", ")
        var statuses: [(number: String, meaning: String)] = []
        for part in parts {
            let words = part.split(separator: " ")
            if let number = words.first, Int(number) != nil {
                statuses.append((String(number), words.dropFirst().joined(separator: " ")))
            } else if let last = statuses.popLast() {
                // A meaning with a comma in it.
                statuses.append((last.number, "\(last.meaning), \(part)"))
            }
        }
        return statuses.map { ($0.number, $0.meaning.hasSuffix(".") ? String($0.meaning.dropLast()) : $0.meaning) }
    }

    /// All verbs, each with the words that call it; a group stands for its verbs.
    func verbs(after words: [String] = []) -> [(name: String, verb: CommandHelp)] {
        (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { command in
            let words = words + [command.commandName]
            guard command.subcommands?.contains(where: { $0.commandName != "help" }) ?? false else {
                return [(words.joined(separator: " "), command)]
            }
            return command.verbs(after: words)
        }
    }

    /// What is shown of its options, flags and arguments; help and version are every program's.
    var shownArguments: [Argument] {
        (arguments ?? []).filter { argument in
            argument.shouldDisplay && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
        }
    }

    private static let exitHead = "Exit status:"

    private var blocks: [String] {
        (discussion ?? "").split(separator: "\n\n").map(String.init)
    }
}
