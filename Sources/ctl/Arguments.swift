/// The command line as people type it, brought into the form that the parser knows.
enum Arguments {
    /// Verbs of other programs, which read their own arguments.
    private static let passedOn: Set = ["network", "recipe"]

    /// - Lets options stand before the verb, as with systemctl: `impastoctl --user list`.
    /// - Lets `--json` stand without a form: `impastoctl list --json`.
    static func normalised(_ arguments: [String]) -> [String] {
        let leading = arguments.prefix { $0.hasPrefix("-") }
        let rest = arguments.dropFirst(leading.count)
        guard let verb = rest.first, !passedOn.contains(verb) else { return arguments }
        return plainJSON([verb] + leading + rest.dropFirst())
    }

    private static func plainJSON(_ arguments: [String]) -> [String] {
        arguments.enumerated().map { index, argument in
            let next = index + 1 < arguments.count ? arguments[index + 1] : ""
            return argument == "--json" && JSONForm(rawValue: next) == nil ? "-j" : argument
        }
    }
}
