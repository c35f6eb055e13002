/// A table of a document that is being read; every key that is asked for counts as known.
public struct TOMLSection {
    let document: TOMLDocument
    let path: TOMLPath
    let values: [String: TOMLValue]

    init(document: TOMLDocument, path: TOMLPath, values: [String: TOMLValue]) {
        self.document = document
        self.path = path
        self.values = values
        document.open(path, keys: values.keys)
    }

    /// The keys that are present, sorted.
    public var keys: [String] { values.keys.sorted() }

    /// The value of a key together with its place, or nil where the key is absent.
    public func item(_ key: String) -> TOMLItem? {
        document.know(key, in: path)
        return values[key].map { TOMLItem(document: document, path: path.appending(key), value: $0) }
    }

    /// The value of a key, or nil where the key is absent or its value breaks the rule, which is then noted.
    public func value<Value>(_ key: String, _ rule: TOMLRule<Value>) -> Value? {
        item(key)?.read(rule)
    }

    /// The values of a key that holds one value or a list of them, or nil where the key is absent.
    ///
    /// Values that break the rule are noted and left out.
    public func values<Value>(_ key: String, _ rule: TOMLRule<Value>) -> [Value]? {
        item(key)?.elements.compactMap { $0.read(rule) }
    }

    /// A table whose keys are chosen from `names` and whose values all obey one rule, or nil where the key is absent.
    public func table<Value>(_ key: String, of rule: TOMLRule<Value>, named names: [String]) -> [String: Value]? {
        section(key).map { section in
            names.reduce(into: [:]) { table, name in
                table[name] = section.value(name, rule)
            }
        }
    }

    /// The table under a key, or nil where the key is absent or holds something else, which is then noted.
    public func section(_ key: String) -> TOMLSection? {
        item(key)?.section()
    }

    /// The tables under a key, `[[key]]`; none where the key is absent.
    public func sections(_ key: String) -> [TOMLSection] {
        item(key)?.elements.compactMap { $0.section() } ?? []
    }

    /// Notes a problem of a key, at the key's line or, where it is absent, at the table's.
    public func note(_ key: String, _ message: String) {
        document.know(key, in: path)
        document.note(message, at: values[key] == nil ? path : path.appending(key))
    }
}
