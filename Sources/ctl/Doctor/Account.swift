import Glibc
import SystemPackage

/// A user of the machine, and what may be done in its name.
struct Account: Sendable {
    /// What may be done with a file or a directory.
    enum Access: String {
        case read = "-r"
        case write = "-w"
        case enter = "-x"

        fileprivate var mode: Int32 {
            switch self {
            case .read: R_OK
            case .write: W_OK
            case .enter: X_OK
            }
        }
    }

    /// Its name.
    let name: String

    /// Its numbers; nil where there is no such user.
    let numbers: (user: uid_t, group: gid_t)?

    /// The user who asks.
    static var own: Account {
        Account(name: Words.user(geteuid()), numbers: (geteuid(), getegid()))
    }

    /// The user of that name or number.
    init(named name: String) {
        let entry = getpwnam(name) ?? uid_t(name).flatMap { getpwuid($0) }
        self.init(name: name, numbers: entry.map { ($0.pointee.pw_uid, $0.pointee.pw_gid) })
    }

    private init(name: String, numbers: (user: uid_t, group: gid_t)?) {
        self.name = name
        self.numbers = numbers
    }

    /// Whether this user may do all that; nil where it cannot be found out by who asks.
    func may(_ accesses: [Access], _ path: FilePath) async -> Bool? {
        guard let numbers else { return nil }
        if numbers.user == geteuid() {
            return accesses.allSatisfy { access in path.withPlatformString { Glibc.access($0, access.mode) } == 0 }
        }
        guard geteuid() == 0 else { return nil }
        // Only the kernel knows of access control lists and of what is above: it is asked in that user's name.
        let identity = ["--reuid=\(numbers.user)", "--regid=\(numbers.group)", "--init-groups", "--inh-caps=-all"]
        let conditions = accesses.flatMap { [$0.rawValue, path.string, "-a"] }.dropLast()
        return await ProgramAnswer.of("setpriv", identity + ["--", "test"] + conditions)?.isSuccess
    }
}
