import FoundationEssentials
import Glibc
import StrictTOML
import SystemPackage

/// The daemon's configuration file, read for what a look at its folders needs; what is wrong with it is not told here.
struct DaemonFile {
    /// Where it is.
    let path: FilePath

    /// Whether it could be read.
    let isRead: Bool

    /// How many bytes are to be left free where a folder says nothing.
    let freeSpace: UInt64

    /// The folders in it.
    let folders: [ExaminedFolder]

    /// Reads the one that is given, or that of the machine's or the user's daemon.
    init(_ path: FilePath?, isSystem: Bool) {
        self.path = path ?? Self.usual(isSystem: isSystem)
        let usualSpace: UInt64 = 16 << 20
        guard let text = try? String(contentsOfFile: self.path.string, encoding: .utf8),
            let root = try? TOMLDocument(text: text, file: self.path.string).root
        else {
            (isRead, freeSpace, folders) = (false, usualSpace, [])
            return
        }
        let freeSpace = root.freeSpace ?? usualSpace
        let directory = self.path.removingLastComponent()
        isRead = true
        self.freeSpace = freeSpace
        folders = root.sections("folder").compactMap {
            ExaminedFolder($0, directory: directory, freeSpace: freeSpace)
        }
    }

    private static func usual(isSystem: Bool) -> FilePath {
        if isSystem { return "/etc/impasto/impastod.toml" }
        let settings = Variable.value("XDG_CONFIG_HOME") ?? "\(Variable.value("HOME") ?? "")/.config"
        return FilePath("\(settings)/impasto/impastod.toml")
    }
}
