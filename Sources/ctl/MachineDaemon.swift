import Contract
import Glibc
import Systemd

/// The daemon of the machine, seen by somebody who looked for one of his own.
enum MachineDaemon {
    /// The group whose members may talk to it.
    static let group = "impasto"

    /// How to get to it, for people; nil where it does not run.
    static func hint() async -> String? {
        guard await isThere() else { return nil }
        let way = "That of the machine answers on the system bus: impastoctl --system"
        return mayTalk ? way : "\(way) (for members of the group \(group): adduser \(userName) \(group))"
    }

    private static func isThere() async -> Bool {
        guard let connection = try? await BusConnection.open(.system) else { return false }
        let answer = try? await connection.hasOwner(of: BusNames.service)
        await connection.close()
        return answer ?? false
    }

    private static var mayTalk: Bool {
        guard geteuid() != 0, let entry = getgrnam(group) else { return true }
        var groups = [gid_t](repeating: 0, count: Int(max(getgroups(0, nil), 0)))
        getgroups(Int32(groups.count), &groups)
        return groups.contains(entry.pointee.gr_gid)
    }

    private static var userName: String {
        getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? "NAME"
    }
}
