import ArgumentParser

/// The command line as people type it, brought into the form that the parser knows.
enum Arguments {
    /// Verbs of other programs, which read their own arguments.
    private static let passedOn: Set = ["network", "recipe"]

    private static let shells: Set = ["---completion", "--generate-completion-script"]

    /// Options of every verb whose value is the next word.
    private static let taking: Set = ["-H", "--host", "--state-directory"]

    /// Verbs of verbs: `settings set`.
    private static let groups: [String: Set<String>] = Dictionary(
        uniqueKeysWithValues: [Debug.configuration, Folders.configuration, Settings.configuration].map { group in
            (group.commandName ?? "", Set(group.subcommands.compactMap { $0.configuration.commandName }))
        }
    )

    /// - Lets options stand before the verb, as with systemctl: `impastoctl --user list`.
    /// - Lets a rank be negative, which looks like an option: `impastoctl priority 42 -5`.
    /// - Lets `--json` stand without a form: `impastoctl list --json`.
    static func normalised(_ arguments: [String]) -> [String] {
        // How shells ask for completions, and for the scripts that do so.
        guard !shells.contains(arguments.first ?? "") else { return arguments }
        let plain = plainJSON(arguments)
        var start = plain.startIndex
        while start < plain.endIndex, plain[start].hasPrefix("-") {
            start += taking.contains(plain[start]) ? 2 : 1
        }
        guard start < plain.endIndex else { return plain }
        guard !passedOn.contains(plain[start]) else { return arguments }
        let verb = plain[start]
        var words = plain[(start + 1)...]
        let inner = words.first.flatMap { groups[verb]?.contains($0) == true ? words.popFirst() : nil }
        let rest = plain[..<start] + words
        guard verb == "priority" else { return [verb] + (inner.map { [$0] } ?? []) + rest }
        return [verb] + rest.filter { Int($0) == nil } + ["--"] + rest.filter { Int($0) != nil }
    }

    private static func plainJSON(_ arguments: [String]) -> [String] {
        var rest = arguments[...]
        var plain: [String] = []
        while let argument = rest.popFirst() {
            if argument != "--json" {
                plain.append(argument)
            } else if let form = rest.first, JSONForm(rawValue: form) != nil {
                plain.append("--json=\(form)")
                rest.removeFirst()
            } else {
                plain.append("-j")
            }
        }
        return plain
    }
}
