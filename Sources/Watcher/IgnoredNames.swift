package import SystemPackage

/// The names that uploads, editors and desktops use for files that are not meant for anybody else.
///
/// They are never reported. When such a file gets its final name, that name is seen as new.
package enum IgnoredNames {
    /// `.name.Ab12Cd` (rsync), `.nfs…`, `.fuse_hidden…`, `.goutputstream-…`, `._name`, `.DS_Store`; `~$letter` (Office).
    private static let beginnings = [".", "~"]

    /// Editors' backups, browsers' and upload tools' unfinished files.
    ///
    /// Upper or lower case does not matter.
    private static let endings = [
        "~", ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".opdownload", ".swp",
        ".lock",
    ]

    /// What file managers leave lying about.
    private static let names = ["thumbs.db", "desktop.ini"]

    /// Whether a file of that name is none of our business.
    package static func cover(_ name: FilePath.Component) -> Bool {
        let bytes = name.bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return beginnings.contains { bytes.starts(with: $0.utf8) }
            || endings.contains { bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }
            || names.contains { bytes.elementsEqual($0.utf8) }
    }
}
