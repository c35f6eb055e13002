import FoundationEssentials
import Glibc
import StrictTOML
import SystemPackage

/// The daemon's configuration file and what was set over the bus, read for what a look at its folders needs; what is wrong with
/// them is not told here.
struct DaemonFile {
    /// Where it is.
    let path: FilePath

    /// Whether it could be read.
    let isRead: Bool

    /// Where what was set over the bus is kept, if it may not be read.
    let unreadSettings: FilePath?

    /// How many bytes are to be left free where a folder says nothing.
    let freeSpace: UInt64

    /// The folders in it.
    let folders: [ExaminedFolder]

    /// Reads the file that is given, or that of the machine's or the user's daemon, and what was set over the bus.
    ///
    /// - Parameters:
    ///   - path: The file; nil where it is in its usual place.
    ///   - isSystem: Whether it is that of the machine's daemon.
    ///   - state: The directory in which the daemon keeps what was set.
    init(_ path: FilePath?, isSystem: Bool, state: FilePath) {
        self.path = path ?? Self.usual(isSystem: isSystem)
        let settings = state.appending("settings.toml")
        let written = Self.values(in: self.path), set = Self.values(in: settings)
        isRead = written != nil
        unreadSettings = set == nil && (access(settings.string, F_OK) == 0 || errno == EACCES) ? settings : nil
        let merged = (set ?? [:]).laid(over: written ?? [:])
        let root = TOMLDocument(values: merged, file: self.path.string).root
        let freeSpace = root.freeSpace ?? 16 << 20
        let directory = self.path.removingLastComponent()
        self.freeSpace = freeSpace
        folders = root.sections("folder").compactMap {
            ExaminedFolder($0, directory: directory, freeSpace: freeSpace)
        }
    }

    private static func values(in file: FilePath) -> [String: TOMLValue]? {
        guard let text = try? String(contentsOfFile: file.string, encoding: .utf8) else { return nil }
        return try? TOMLDocument(text: text, file: file.string).values
    }

    private static func usual(isSystem: Bool) -> FilePath {
        if isSystem { return "/etc/impasto/impastod.toml" }
        let settings = Variable.value("XDG_CONFIG_HOME") ?? "\(Variable.value("HOME") ?? "")/.config"
        return FilePath("\(settings)/impasto/impastod.toml")
    }
}
