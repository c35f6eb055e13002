import FoundationEssentials
import Glibc

/// The kernel's limits of inotify, and how many files the daemon may open.
struct LimitsCheck: Check {
    private struct Limit {
        let name: String
        let least: Int
        let consequence: String
    }

    private static let limits = [
        Limit(name: "max_user_watches", least: 8192, consequence: "inboxes that cannot be watched are polled"),
        Limit(name: "max_user_instances", least: 16, consequence: "without an instance all inboxes are polled"),
        Limit(
            name: "max_queued_events",
            least: 4096,
            consequence: "a burst of more events than that is lost, and the inboxes are read through instead"
        ),
    ]

    func findings(on machine: ExaminedMachine) async -> [Finding] {
        Self.limits.map(Self.finding) + [files(machine)]
    }

    private static func finding(_ limit: Limit) -> Finding {
        let key = "fs.inotify.\(limit.name)"
        let path = "/proc/sys/fs/inotify/\(limit.name)"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), let value = Int(text.filter(\.isNumber))
        else {
            return .warning("limits", "\(path) cannot be read.")
        }
        guard value < limit.least else { return .ok("limits", "\(key) is \(value).") }
        return .warning(
            "limits",
            "\(key) is only \(value): \(limit.consequence).",
            "echo '\(key)=\(limit.least * 8)' | sudo tee /etc/sysctl.d/60-impasto.conf && sudo sysctl --system"
        )
    }

    private func files(_ machine: ExaminedMachine) -> Finding {
        let (value, place) = machine.unit?["LimitNOFILESoft"].flatMap { Int($0) }.map { ($0, "the unit") } ?? Self.own
        // libinotifytools takes no descriptor above 1023, and the daemon makes that one first.
        let least = 1024
        guard value < least else { return .ok("limits", "\(value) files may be open (RLIMIT_NOFILE of \(place)).") }
        return .warning(
            "limits",
            "Only \(value) files may be open (RLIMIT_NOFILE of \(place)).",
            "LimitNOFILE=65536 in a drop-in of the unit: \(machine.scope.systemctl("edit"))"
        )
    }

    private static var own: (Int, String) {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return (Int(clamping: limit.rlim_cur), "this shell")
    }
}
