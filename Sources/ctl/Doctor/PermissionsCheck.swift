import Contract
import SystemPackage

/// Whether the daemon's user may do in inboxes and outboxes what it has to.
struct PermissionsCheck: Check {
    func findings(on machine: ExaminedMachine) async -> [Finding] {
        guard machine.account.numbers != nil else {
            return [
                .error(
                    "permissions",
                    "There is no user \(machine.account.name), whom the daemon is to run as.",
                    "sudo systemd-sysusers"
                )
            ]
        }
        var findings: [Finding] = []
        for folder in machine.folders {
            let inbox = await finding(
                "inbox of \(folder.name)",
                folder.inbox,
                [.read, .write, .enter],
                folder,
                machine
            )
            // An outbox that is not there is made by the daemon.
            let outbox = await finding(
                "outbox of \(folder.name)",
                folder.outbox.existing,
                [.write, .enter],
                folder,
                machine
            )
            findings += [inbox, outbox]
        }
        return findings
    }

    private func finding(
        _ place: String,
        _ path: FilePath,
        _ accesses: [Account.Access],
        _ folder: ExaminedFolder,
        _ machine: ExaminedMachine
    ) async -> Finding {
        let name = machine.account.name
        let what = accesses.contains(.read) ? "read and write" : "write"
        switch await machine.account.may(accesses, path) {
        case true?:
            return .ok("permissions", "\(name) may \(what) the \(place), \(path.shown).")
        case false?:
            return .error(
                "permissions",
                "\(name) may not \(what) the \(place), \(path.shown), or there is no such directory.",
                "setfacl -m u:\(name):rwx \(path.shown), and x for \(name) on every directory above it"
            )
        case nil where folder.state == .active:
            return .ok("permissions", "The daemon says that it gets on with the \(place), \(path.shown).")
        case nil:
            return .warning(
                "permissions",
                "Only root can see whether \(name) may \(what) the \(place), \(path.shown).",
                "sudo impastoctl doctor"
            )
        }
    }
}
