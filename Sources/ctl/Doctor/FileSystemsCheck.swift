import SystemPackage

/// Whether the file systems of the folders can do what the daemon relies on.
struct FileSystemsCheck: Check {
    func findings(on machine: ExaminedMachine) async -> [Finding] {
        machine.folders.flatMap { [inbox(of: $0), outbox(of: $0)] }
    }

    private func inbox(of folder: ExaminedFolder) -> Finding {
        let place = "The inbox of \(folder.name) is on"
        guard let mount = Mount.holding(folder.inbox) else {
            return .warning("file systems", "Nobody knows what \(folder.inbox.shown) is on.")
        }
        if mount.isReadOnly {
            return .error(
                "file systems",
                "\(place) \(mount.kind) at \(mount.place.shown), which is read-only: no picture can be moved to done/.",
                "mount -o remount,rw \(mount.place.shown)"
            )
        }
        guard mount.isRemote else {
            return .ok("file systems", "\(place) \(mount.kind), where inotify and leases work.")
        }
        guard folder.watch != "inotify" else {
            return .warning(
                "file systems",
                "\(place) \(mount.kind), where inotify does not see what other machines do, and it is not polled.",
                "impastoctl folders edit \(folder.name) watch=auto"
            )
        }
        return .ok(
            "file systems",
            """
            \(place) \(mount.kind): it is polled (poll-seconds), since inotify does not see what other machines do, and \
            settle-seconds alone decides when a file is complete, since leases do not work there.
            """
        )
    }

    private func outbox(of folder: ExaminedFolder) -> Finding {
        let place = "The outbox of \(folder.name) is on"
        guard let mount = Mount.holding(folder.outbox) else {
            return .warning("file systems", "Nobody knows what \(folder.outbox.shown) is on.")
        }
        if mount.isReadOnly {
            return .error(
                "file systems",
                "\(place) \(mount.kind) at \(mount.place.shown), which is read-only.",
                "mount -o remount,rw \(mount.place.shown)"
            )
        }
        if ["tmpfs", "ramfs"].contains(mount.kind) {
            let message = "\(place) \(mount.kind): paintings there are lost when the machine is switched off."
            return .warning("file systems", message, "Choose an outbox on a disk.")
        }
        return .ok("file systems", "\(place) \(mount.kind).")
    }
}
