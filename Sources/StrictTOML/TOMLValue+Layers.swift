extension [String: TOMLValue] {
    /// These keys laid over others, which they win over: a table key by key, and of a list of tables each that has a `name`
    /// over the one of the same name.
    public func laid(over base: [String: TOMLValue]) -> [String: TOMLValue] {
        base.merging(self) { lower, upper in
            switch (lower, upper) {
            case (.table(let lower), .table(let upper)): .table(upper.laid(over: lower))
            case (.array(let lower), .array(let upper)): .array(Self.laid(upper, over: lower))
            default: upper
            }
        }
    }

    private static func laid(_ upper: [TOMLValue], over lower: [TOMLValue]) -> [TOMLValue] {
        guard (lower + upper).allSatisfy({ $0.name != nil }) else { return upper }
        let known = Set(lower.map(\.name))
        return lower.map { value in
            guard case .table(let table) = value,
                case .table(let own)? = upper.first(where: { $0.name == value.name })
            else { return value }
            return .table(own.laid(over: table))
        } + upper.filter { !known.contains($0.name) }
    }
}

extension TOMLValue {
    /// What a table calls itself; nil where it does not.
    fileprivate var name: String? {
        guard case .table(let table) = self, case .string(let name)? = table["name"] else { return nil }
        return name
    }
}
