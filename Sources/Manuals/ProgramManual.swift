import Contract

/// The manual page of a program: what it says of itself, between what is written by hand.
struct ProgramManual {
    /// The program's own command line.
    let program: CommandHelp

    /// All its verbs, each with the words that call it.
    let verbs: [(name: String, verb: CommandHelp)]

    /// The section of the manual.
    let section: Int

    let text: ManualText

    /// The page.
    var page: String {
        var page = Roff(title: program.commandName, section: section, source: "impasto \(Release.version)")
        page.section("NAME")
        let abstract = program.abstract ?? ""
        page.line(
            "\(program.commandName) - \(abstract.prefix(1).lowercased() + abstract.dropFirst().prefix { $0 != "." })"
        )
        text.write(to: &page) { mark, page in
            switch mark {
            case "discussion": program.paragraphs.forEach { page.paragraph($0) }
            case "verbs": addVerbs(to: &page)
            case "options": addOptions(to: &page)
            case "exit-status": program.exitStatuses.forEach { page.entry($0.number, $0.meaning) }
            default: page.paragraph("@\(mark)@")
            }
        }
        return page.text
    }

    /// Options of every verb, which are told once; those of the program itself where it has no verbs.
    private var common: [CommandHelp.Argument] {
        let own = program.shownArguments
        guard own.isEmpty, let first = verbs.first?.verb.shownArguments else { return own }
        return first.filter { option in
            option.kind != "positional"
                && verbs.filter { isCommon($0.verb) }.allSatisfy { $0.verb.shownArguments.contains(option) }
        }
    }

    /// Whether a verb is carried out by this program: those of others have options of their own.
    private func isCommon(_ verb: CommandHelp) -> Bool {
        guard let first = verbs.first?.verb.shownArguments.first else { return true }
        return verb.shownArguments.contains(first)
    }

    private func addOptions(to page: inout Roff) {
        for (term, explanation) in common.filter({ $0.kind != "positional" }).entries { page.entry(term, explanation) }
        page.entry("-h, --help", verbs.isEmpty ? "Show help." : "Show help, also of a verb.")
        page.entry("--version", "Show the version.")
    }

    private func addVerbs(to page: inout Roff) {
        let common = program.shownArguments.isEmpty ? common : []
        for (name, verb) in verbs {
            let own = verb.shownArguments.filter { !common.contains($0) }
            page.entry(([name] + own.map(\.usage)).joined(separator: " "), verb.abstract ?? "")
            verb.paragraphs.forEach { page.continuation($0) }
            if !verb.exitStatuses.isEmpty {
                let statuses = verb.exitStatuses.map { "\($0.number) \($0.meaning)" }.joined(separator: ", ")
                page.continuation("Exit status: \(statuses).")
            }
            page.nested { page in
                for (term, explanation) in own.entries where !explanation.isEmpty { page.entry(term, explanation) }
            }
        }
    }
}
