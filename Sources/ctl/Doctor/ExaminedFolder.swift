import Contract
import StrictTOML
import SystemPackage

/// A watched folder, as the daemon tells of it or as impastod.toml has it.
struct ExaminedFolder: Sendable {
    let name: String
    let inbox: FilePath
    let outbox: FilePath

    /// Whether only the folder's style.toml names the outbox, which everybody may write who may drop pictures.
    var hasOutboxOfStyle = false

    /// How the daemon says that it is; nil where no daemon answers.
    var state: FolderState?

    /// Why.
    var reason = ""

    /// How the inbox is watched: what the daemon does, or else what the configuration says.
    var watch = ""

    /// How many bytes are to be left free in the outbox.
    var freeSpace: UInt64

    /// The inbox and the outbox.
    var places: [(label: String, path: FilePath, isOfStyle: Bool)] {
        [("inbox of \(name)", inbox, false), ("outbox of \(name)", outbox, hasOutboxOfStyle)]
    }

    /// What the daemon tells.
    init(_ summary: FolderSummary, watch: String, isOutboxSet: Bool, freeSpace: UInt64) {
        name = summary.name
        inbox = FilePath(bytes: summary.inbox)
        outbox = FilePath(bytes: summary.outbox)
        hasOutboxOfStyle = !isOutboxSet && outbox != Self.usualOutbox(beside: inbox)
        state = summary.state
        reason = summary.reason
        self.watch = watch
        self.freeSpace = freeSpace
    }

    /// What stands in a table of impastod.toml; nil where the necessary is missing.
    init?(_ section: TOMLSection, directory: FilePath, freeSpace: UInt64) {
        guard let name = section.value("name", .string), let inbox = section.value("inbox", .string) else { return nil }
        self.name = name
        self.inbox = directory.pushing(FilePath(inbox)).lexicallyNormalized()
        let outbox = section.value("outbox", .string).map { directory.pushing(FilePath($0)).lexicallyNormalized() }
        self.outbox = outbox ?? Self.usualOutbox(beside: self.inbox)
        watch = section.value("watch", .string) ?? "auto"
        self.freeSpace = section.byteCount("free-space") ?? freeSpace
    }

    private static func usualOutbox(beside inbox: FilePath) -> FilePath {
        inbox.removingLastComponent().appending("outbox")
    }
}

extension TOMLSection {
    /// A number of bytes, by itself or with K, M, G or T behind it.
    fileprivate func byteCount(_ key: String) -> UInt64? {
        let rule = TOMLRule<UInt64>(allowed: "a number of bytes") { value in
            switch value {
            case .integer(let bytes): UInt64(exactly: bytes)
            case .string(let text): ByteCount.value(of: text)
            default: nil
            }
        }
        return value(key, rule)
    }

    /// The free space that the daemon's own setting asks for.
    var freeSpace: UInt64? { byteCount("free-space") }
}
