/// A TOML file that is being read strictly: every key must be asked for, every value must obey its rule.
///
/// Read through `root`, collecting values; whatever is wrong is noted with its line. `finish()` then throws everything
/// that was noted, together with the keys that nobody asked for.
///
/// ```swift
/// let document = try TOMLDocument(text: text, file: "style.toml")
/// let iterations = document.root.value("iterations", .integer(in: 1...100_000)) ?? 500
/// try document.finish()
/// ```
public final class TOMLDocument {
    /// The file's name, as errors show it.
    public let file: String

    /// The keys of the root and their values, whether they obey any rule or not.
    public let values: [String: TOMLValue]

    private let lines: [TOMLPath: Int]
    private var visits: [TOMLPath: Visit] = [:]
    private var problems: [TOMLError.Problem] = []

    /// A table that was opened: the keys that it has, and those that were asked for.
    private struct Visit {
        let present: [String]
        var known: [String] = []
    }

    /// Parses a text.
    ///
    /// - Parameters:
    ///   - text: The TOML text.
    ///   - file: The file's name, for errors.
    /// - Throws: `TOMLError` with the line of the first syntax error.
    public init(text: String, file: String) throws(TOMLError) {
        guard case .table(let values) = try TOMLValue.parse(text, file: file) else {
            throw TOMLError(code: .syntax, file: file, problems: [.init(line: 1, message: "not a table of keys")])
        }
        self.file = file
        self.values = values
        lines = LineScanner.lines(in: text)
    }

    /// Takes values that do not come from a TOML text; errors then have no lines.
    ///
    /// - Parameters:
    ///   - values: The keys of the root and their values.
    ///   - file: What errors call the source of the values.
    public init(values: [String: TOMLValue], file: String) {
        self.file = file
        self.values = values
        lines = [:]
    }

    /// The table of the document itself.
    public var root: TOMLSection {
        TOMLSection(document: self, path: TOMLPath(), values: values)
    }

    /// Ends the reading.
    ///
    /// - Throws: `TOMLError` with everything that was noted, and an unknown-key problem for each key that nobody asked
    ///   for in a table that was opened.
    public func finish() throws(TOMLError) {
        _ = root
        let all = (problems + unknownKeys()).sorted { ($0.line ?? 0, $0.message) < ($1.line ?? 0, $1.message) }
        guard all.isEmpty else { throw TOMLError(code: .content, file: file, problems: all) }
    }

    func open(_ path: TOMLPath, keys: some Sequence<String>) {
        guard visits[path] == nil else { return }
        visits[path] = Visit(present: Array(keys))
    }

    func know(_ key: String, in path: TOMLPath) {
        guard visits[path]?.known.contains(key) == false else { return }
        visits[path]?.known.append(key)
    }

    func note(_ message: String, at path: TOMLPath) {
        problems.append(.init(line: lines[path], message: message))
    }

    private func unknownKeys() -> [TOMLError.Problem] {
        visits.flatMap { path, visit in
            Set(visit.present).subtracting(visit.known).map { key in
                let place = path.appending(key)
                let advice =
                    Spelling.nearest(to: key, among: visit.known).map { "did you mean `\($0)`?" }
                    ?? "allowed here: \(visit.known.sorted().joined(separator: ", "))"
                return TOMLError.Problem(line: lines[place], message: "unknown key `\(place.name)`; \(advice)")
            }
        }
    }
}
