import FoundationEssentials
import StrictTOML
import SystemPackage

/// What was set over the bus: `settings.toml` in the state directory, which key by key wins over `impastod.toml`.
///
/// It has that file's grammar. Keys are named as people write them: `jobs-at-once`, `worker.threads`.
struct StoredSettings: Sendable, Equatable {
    private(set) var values: [String: TOMLValue] = [:]

    /// Begins with nothing set.
    init() {}

    /// Reads what was stored; a file that is not there is nothing set.
    ///
    /// - Throws: `ConfigurationError` when it cannot be read.
    init(file: FilePath) throws(ConfigurationError) {
        do {
            guard try file.entry() != nil else { return }
            let text = String(decoding: try file.read(limit: 1 << 24), as: UTF8.self)
            values = try TOMLDocument(text: text, file: file.shown).values
        } catch {
            throw ConfigurationError("\(error)")
        }
    }

    /// The file's text: plain keys first, then the tables.
    var text: String {
        var lines = [
            "# What was set by impastoctl or over the bus. It wins over impastod.toml; impastoctl settings reset takes back."
        ]
        lines += Self.lines(of: values.filter { $0.key != Self.worker && $0.key != Self.folder })
        if case .table(let table)? = values[Self.worker], !table.isEmpty {
            lines += ["", "[\(Self.worker)]"] + Self.lines(of: table)
        }
        for folder in folders { lines += ["", "[[\(Self.folder)]]"] + Self.lines(of: folder) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Whether something is set for a key of the daemon or its workers.
    func has(_ key: String) -> Bool {
        let prefix = Self.worker + "."
        guard key.hasPrefix(prefix) else { return values[key] != nil && ![Self.worker, Self.folder].contains(key) }
        return Self.table(values[Self.worker])[String(key.dropFirst(prefix.count))] != nil
    }

    /// What is set for a folder, by its keys; nil where nothing is.
    func folder(_ name: String) -> [String: TOMLValue]? {
        folders.first { $0["name"] == .string(name) }
    }

    /// Sets a key, or takes it back with nil.
    mutating func set(_ key: String, to value: TOMLValue?) {
        let prefix = Self.worker + "."
        if key.hasPrefix(prefix) {
            var table = Self.table(values[Self.worker])
            table[String(key.dropFirst(prefix.count))] = value
            values[Self.worker] = table.isEmpty ? nil : .table(table)
        } else {
            values[key] = value
        }
    }

    /// Changes keys of a folder and takes some back; a folder that nothing is set for is begun.
    mutating func edit(_ name: String, _ changes: [String: TOMLValue], reset: [String] = []) {
        var folders = folders
        let index = folders.firstIndex { $0["name"] == .string(name) } ?? folders.endIndex
        if index == folders.endIndex { folders.append([:]) }
        folders[index].merge(changes) { $1 }
        for key in reset { folders[index][key] = nil }
        // The name is the folder's identity, whatever the changes say.
        folders[index]["name"] = .string(name)
        if folders[index].count == 1 { folders.remove(at: index) }
        store(folders)
    }

    /// Forgets everything that was set for a folder.
    mutating func remove(_ name: String) {
        store(folders.filter { $0["name"] != .string(name) })
    }

    /// These settings laid over those of `impastod.toml`.
    ///
    /// Changes of a folder that is in neither any more, and so has no inbox, are left out.
    func merged(over base: [String: TOMLValue]) -> [String: TOMLValue] {
        var fitting = self
        let known = Self.tables(base[Self.folder]).map { $0["name"] }
        fitting.store(folders.filter { $0["inbox"] != nil || known.contains($0["name"]) })
        return fitting.values.laid(over: base)
    }

    private static let worker = "worker"
    private static let folder = "folder"

    private var folders: [[String: TOMLValue]] { Self.tables(values[Self.folder]) }

    private mutating func store(_ folders: [[String: TOMLValue]]) {
        values[Self.folder] = folders.isEmpty ? nil : .array(folders.map { .table($0) })
    }

    private static func table(_ value: TOMLValue?) -> [String: TOMLValue] {
        if case .table(let table)? = value { table } else { [:] }
    }

    private static func tables(_ value: TOMLValue?) -> [[String: TOMLValue]] {
        if case .array(let elements)? = value { elements.map { table($0) } } else { [] }
    }

    private static func lines(of table: [String: TOMLValue]) -> [String] {
        table.sorted { $0.key < $1.key }.map { TOMLValue.line($0.key, $0.value) }
    }
}
