import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// Help, manual pages and completions: nothing that the programs know is missing from any of them.
struct CoverageTests {
    private struct Command: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable {
                let kind: String
                let name: String
            }
            let names: [Name]?
        }
        struct Dump: Decodable {
            let command: Command
        }
        let commandName: String
        let arguments: [Argument]?
        let subcommands: [Command]?

        /// The long options, without their dashes.
        var options: [String] {
            (arguments ?? []).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map(\.name)
        }

        /// Every verb with the words that call it.
        func verbs(after words: [String] = []) -> [(words: [String], verb: Command)] {
            (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { command in
                let words = words + [command.commandName]
                return [(words, command)] + command.verbs(after: words)
            }
        }
    }

    private static func dump(_ program: String, _ words: [String] = []) async throws -> Command {
        let answer = try await CommandOutput.of(program, words + ["--experimental-dump-help"])
        return try JSONDecoder().decode(Command.Dump.self, from: Data(answer.output.utf8)).command
    }

    /// A manual page as it is read, and what man(1) has to say of it.
    private static func read(_ page: FilePath) async throws -> String {
        let man = try await CommandOutput.of(
            "man",
            ["--warnings", "-E", "UTF-8", "-l", page.string],
            environment: ["MANWIDTH": "1000", "LC_ALL": "C.UTF-8", "MANPAGER": "cat"]
        )
        #expect((man.status, man.errors) == (0, ""), "\(page)")
        return man.output
    }

    /// Whether a verb has a line of its own in the help of its group.
    private static func lists(_ verb: String, _ help: String) -> Bool {
        let verbs = help.split(separator: "\n").filter { $0.hasPrefix("  ") && $0.dropFirst(2).first != " " }
        return verbs.contains { $0.split(separator: " ").first == verb[...] }
    }

    /// The function of a script that completes what comes after these words; empty where there is none.
    private static func function(of words: ArraySlice<String>, in script: String) -> Substring {
        let head = "\n\((["_impastoctl"] + words).joined(separator: "_"))() {\n"
        guard let start = script.range(of: head), let end = script[start.upperBound...].range(of: "\n}\n") else {
            return ""
        }
        return script[start.upperBound..<end.lowerBound]
    }

    private func withPages(_ body: (FilePath) async throws -> Void) async throws {
        try await TemporaryDirectory.with { directory in
            let made = try await CommandOutput.of(Programs.impastoManuals, [directory.path.string])
            try #require(made.status == 0, "\(made.errors)")
            try await body(directory.path)
        }
    }

    @Test func everyVerbAndOptionIsInHelpManualAndCompletions() async throws {
        let control = try await Self.dump(Programs.impastoctl)
        #expect(control.verbs().count > 25)
        try await withPages { folder in
            let page = try await Self.read(folder.appending(FilePath("man1/impastoctl.1").components))
            let bash = folder.appending(FilePath("bash/impastoctl").components).text
            let zsh = folder.appending(FilePath("zsh/_impastoctl").components).text
            let fish = folder.appending(FilePath("fish/impastoctl.fish").components).text
            for (words, verb) in control.verbs() {
                let name = words.joined(separator: " ")
                #expect(page.contains("\n       \(name)"), "\(name) in the manual")
                let group = words.dropLast()
                let listing = try await CommandOutput.of(Programs.impastoctl, group + ["--help"]).output
                #expect(Self.lists(verb.commandName, listing), "\(name) in the help of its group")
                let offered = Self.function(of: group, in: bash).firstMatch(of: /compgen -W '([^']*)'/)?.1 ?? ""
                #expect(offered.split(separator: " ").contains { $0 == verb.commandName }, "\(name) in bash")
                let described = Self.function(of: group, in: zsh)
                #expect(described.contains("\n            '\(verb.commandName):"), "\(name) in zsh")
                let place = (["impastoctl"] + group).joined(separator: " ")
                #expect(fish.contains("\"\(place)\" -eq 1' -fa '\(verb.commandName)'"), "\(name) in fish")
                #expect(!Self.function(of: words[...], in: bash).isEmpty, "\(name) in bash")
                #expect(!Self.function(of: words[...], in: zsh).isEmpty, "\(name) in zsh")
                // What another program does is told by itself.
                guard !["recipe", "network"].contains(name) else { continue }
                let help = try await CommandOutput.of(Programs.impastoctl, words + ["--help"]).output
                for option in verb.options {
                    #expect(help.contains("--\(option)"), "--\(option) in the help of \(name)")
                    #expect(page.contains("--\(option)") || option == "version", "--\(option) of \(name) in the manual")
                    #expect(bash.contains("--\(option)"), "--\(option) of \(name) in bash")
                    #expect(zsh.contains("--\(option)"), "--\(option) of \(name) in zsh")
                    #expect(fish.contains("-l '\(option)'"), "--\(option) of \(name) in fish")
                }
            }
            for (program, before) in [(Programs.impastoRender, "recipe"), (Programs.impastoNetwork, "network")] {
                let part = try await Self.dump(program, before == "recipe" ? ["recipe"] : [])
                for (words, verb) in part.verbs() {
                    #expect(page.contains("\n       \(before) \(words.joined(separator: " "))"))
                    for option in verb.options where option != "version" { #expect(page.contains("--\(option)")) }
                }
            }
            let statuses = page.split(separator: "EXIT STATUS")[1]
            for exit in ClientExit.allCases { #expect(statuses.contains("\n       \(exit.rawValue) "), "\(exit)") }
        }
    }

    @Test func everyOptionOfTheOtherProgramsIsInTheirPages() async throws {
        try await withPages { folder in
            let pages = [(Programs.impastoRender, "man1/impasto-render.1"), (Programs.impastod, "man8/impastod.8")]
            for (program, name) in pages {
                let page = try await Self.read(folder.appending(FilePath(name).components))
                for option in try await Self.dump(program).options where option != "version" {
                    #expect(page.contains("--\(option)"), "--\(option) in \(name)")
                }
                #expect(page.contains("EXIT STATUS\n       0 "))
            }
            let bash = folder.appending(FilePath("bash/impasto-render").components).text
            for option in try await Self.dump(Programs.impastoRender).options { #expect(bash.contains("--\(option)")) }
            let render = try await Self.read(folder.appending(FilePath("man1/impasto-render.1").components))
            for verb in ["features", "bench"] {
                #expect(render.contains("\n       \(verb) "))
                for option in try await Self.dump(Programs.impastoRender, [verb]).options where option != "version" {
                    #expect(render.contains("--\(option)"), "--\(option) of \(verb)")
                }
            }
        }
    }

    @Test func everyKeyIsInItsPage() async throws {
        try await withPages { folder in
            let recipe = try await Self.read(folder.appending(FilePath("man5/style.toml.5").components))
            let keys = FilePath.repository.appending(FilePath("Documentation/keys").components)
            let names = keys.names.filter { $0.hasSuffix(".md") && $0 != "README.md" }.map { $0.dropLast(3) }
            #expect(names.count > 60)
            // A long name has its line for itself.
            let lines = recipe.split(separator: "\n").map { $0.dropFirst(7) }
            for name in names { #expect(lines.contains { $0 == name || $0.hasPrefix("\(name) ") }, "\(name)") }
            #expect(!recipe.contains("`"))

            let daemon = try await Self.read(folder.appending(FilePath("man5/impastod.toml.5").components))
            // Also those that have no value unless they are given one.
            let setup = DaemonSetup(
                worker: "memory-limit = \"8G\"\ntime-limit = 600",
                folder: "jobs = 1\nfree-space = \"1M\""
            )
            try await RunningDaemon.with(setup) { running in
                for words in [["settings", "get"], ["folders", "show", "inbox"]] {
                    let told = Data(try await running.control(words + ["--json=short"], environment: [:]).output.utf8)
                    let decoder = JSONDecoder()
                    let settings =
                        words.first == "folders"
                        ? try decoder.decode(ShownFolder.self, from: told).settings.keys
                        : try decoder.decode([String: Setting].self, from: told).keys
                    #expect(settings.count > 3)
                    for key in settings {
                        let name = key.split(separator: ".").last ?? ""
                        #expect(daemon.contains("\n       \(name) ="), "\(key)")
                    }
                }
            }
        }
    }

    /// What `folders show` tells.
    private struct ShownFolder: Decodable {
        let settings: [String: Setting]
    }

    /// A setting's value, whatever it is.
    private struct Setting: Decodable {
        init(from decoder: any Decoder) {}
    }
}
