import Contract
import FoundationEssentials
import SystemPackage

/// A mounted file system, as /proc/self/mountinfo has it (proc_pid_mountinfo(5)).
struct Mount {
    /// Where it is.
    let place: FilePath

    /// What kind of file system it is: `ext4`, `nfs4`, `fuse.sshfs`.
    let kind: String

    /// Whether nothing on it can be changed.
    let isReadOnly: Bool

    /// The one that a path lies on; nil where that is not to be found out.
    static func holding(_ path: FilePath) -> Mount? {
        guard let table = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8) else { return nil }
        let path = path.existing.resolved
        return table.split(separator: "\n").compactMap(Mount.init).reduce(nil) { best, mount in
            // Of two at the same place the later one is on top.
            let isCloser = mount.place.components.count >= best?.place.components.count ?? 0
            return path.starts(with: mount.place) && isCloser ? mount : best
        }
    }

    /// Whether other machines or programs change it without this kernel knowing, so that inotify misses it.
    var isRemote: Bool {
        let kinds: Set = [
            "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "afs", "coda", "ncpfs", "lustre", "beegfs", "gpfs",
            "ocfs2", "gfs2", "vboxsf", "vmhgfs",
        ]
        return kinds.contains(kind) || kind.hasPrefix("fuse")
    }

    private init?(_ line: Substring) {
        let halves = line.split(separator: " - ", maxSplits: 1)
        guard halves.count == 2 else { return nil }
        let first = halves[0].split(separator: " "), second = halves[1].split(separator: " ")
        guard first.count > 5, second.count > 2 else { return nil }
        place = FilePath(Self.plain(first[4]))
        kind = String(second[0])
        isReadOnly = (first[5].split(separator: ",") + second[2].split(separator: ",")).contains("ro")
    }

    /// Spaces and backslashes stand there as octal numbers.
    private static func plain(_ text: Substring) -> String {
        ["\\040": " ", "\\011": "\t", "\\012": "\n", "\\134": "\\"].reduce(String(text)) {
            $0.replacing($1.key, with: $1.value)
        }
    }
}
