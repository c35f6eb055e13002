/// A value of a document that is being read, together with its place.
public struct TOMLItem {
    let document: TOMLDocument
    let path: TOMLPath
    /// The value itself.
    public let value: TOMLValue

    /// The value, or nil where it breaks the rule, which is then noted.
    public func read<Value>(_ rule: TOMLRule<Value>) -> Value? {
        guard let result = rule.read(value) else {
            note("`\(path.name)` must be \(rule.allowed), not \(value.shown)")
            return nil
        }
        return result
    }

    /// The elements of a list, each at its place; a value that is no list is its own only element.
    public var elements: [TOMLItem] {
        guard case .array(let values) = value else { return [self] }
        return zip(0..., values).map { index, value in
            TOMLItem(document: document, path: path.appending(index), value: value)
        }
    }

    /// The table that the value is, or nil where it is something else, which is then noted.
    public func section() -> TOMLSection? {
        guard case .table(let values) = value else {
            note("`\(path.name)` must be a table, not \(value.shown)")
            return nil
        }
        return TOMLSection(document: document, path: path, values: values)
    }

    /// Notes a problem at the line of this value.
    public func note(_ message: String) {
        document.note(message, at: path)
    }
}
