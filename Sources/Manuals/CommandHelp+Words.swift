extension CommandHelp.Argument {
    /// The option as a term: `-H, --host [user@]host`.
    var term: String {
        guard let names else { return valueLabel }
        let spellings = names.map(\.text).sorted { $0.count < $1.count }.joined(separator: ", ")
        return kind == "option" ? "\(spellings) \(valueLabel)" : spellings
    }

    /// What it is and may be.
    var explanation: String {
        var words = [abstract ?? ""]
        if let values = allValues, !values.isEmpty, !valueLabel.contains("|") {
            words.append("One of \(values.joined(separator: ", ")).")
        }
        if let defaultValue { words.append("The default is \(defaultValue).") }
        return (words + [discussion ?? ""]).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// It as a part of a command line: `[--state STATE]...`.
    var usage: String {
        let word: String
        switch kind {
        case "positional": word = valueLabel
        case "flag": word = names?.map(\.text).max { $0.count < $1.count } ?? ""
        default: word = "\(names?.map(\.text).max { $0.count < $1.count } ?? "") \(valueLabel)"
        }
        let optional = isOptional ? "[\(word)]" : word
        return isRepeating ? "\(optional)..." : optional
    }

    private var valueLabel: String {
        let name = valueName ?? ""
        return name.contains("|") || name.contains("[") || name.contains("=") ? name : name.uppercased()
    }
}

extension [CommandHelp.Argument] {
    /// Each with its term; flags that are told together, as one of which is chosen, have one entry.
    var entries: [(term: String, explanation: String)] {
        reduce(into: []) { entries, argument in
            if argument.kind == "flag", let last = entries.last, last.explanation == argument.explanation {
                entries[entries.count - 1].term += ", \(argument.term)"
            } else {
                entries.append((argument.term, argument.explanation))
            }
        }
    }
}
