internal import FoundationEssentials

/// The control groups of a process, from its own to the topmost that it can see (cgroups(7), version 2).
package struct ControlGroups {
    private let folders: [String]

    /// Those of the process with that folder in /proc; none where the hierarchy is not mounted.
    package init(of process: String) {
        let memberships = ControlGroups.text(of: "\(process)/cgroup").split(separator: "\n")
        guard let mount = Mount(in: ControlGroups.text(of: "\(process)/mountinfo")),
            let membership = memberships.first(where: { $0.hasPrefix("0::/") })
        else {
            folders = []
            return
        }
        let path = membership.dropFirst(3)
        let below = path.hasPrefix(mount.root) ? path.dropFirst(mount.root.count) : ""
        // A process whose group lies outside of what it can see is told so by `..`.
        let names = below.split(separator: "/").prefix { $0 != ".." }
        folders = (0...names.count).map { "\(mount.point)/\(names.prefix($0).joined(separator: "/"))" }
    }

    /// How many processors' time the strictest of them grants, a part of one counted as one; nil where none bounds it.
    package var processors: Int? {
        folders.compactMap { ControlGroups.quota("\($0)/cpu.max") }.min()
    }

    /// How many bytes of memory the strictest of them grants; nil where none bounds it.
    package var memory: Int? {
        folders.compactMap { ControlGroups.bytes("\($0)/memory.max") }.min()
    }

    /// How many processes of its own group, and of those below, the kernel has killed for lack of memory; nil where it does not say.
    package var memoryKills: Int? {
        let words = folders.last.map { ControlGroups.text(of: "\($0)/memory.events") }?.split(
            whereSeparator: \.isWhitespace
        )
        guard let words, let name = words.firstIndex(of: "oom_kill") else { return nil }
        return words[(name + 1)...].first.flatMap { Int($0) }
    }

    /// What `memory.max` says: bytes, or `max`.
    private static func bytes(_ file: String) -> Int? {
        text(of: file).split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) }
    }

    /// What `cpu.max` says: the microseconds granted, or `max`, and the period in which they are.
    private static func quota(_ file: String) -> Int? {
        let words = text(of: file).split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let time = Int(words[0]), let period = Int(words[1]), period > 0 else { return nil }
        return max(1, (time + period - 1) / period)
    }

    private static func text(of file: String) -> String {
        (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    }

    /// Where the hierarchy is mounted, and from which group on (proc_pid_mountinfo(5)).
    private struct Mount {
        let root: String
        let point: String

        init?(in table: String) {
            for line in table.split(separator: "\n") {
                let fields = line.split(separator: " ")
                guard let end = fields.firstIndex(of: "-"), end >= 5, fields[(end + 1)...].first == "cgroup2" else {
                    continue
                }
                root = String(fields[3])
                point = String(fields[4])
                return
            }
            return nil
        }
    }
}
