import Glibc
import SystemPackage

/// Whether there is room for paintings and the queue.
struct SpaceCheck: Check {
    func findings(on machine: ExaminedMachine) async -> [Finding] {
        let outboxes = machine.folders.map { ("outbox of \($0.name)", $0.outbox, $0.freeSpace) }
        return (outboxes + [("queue", machine.state, machine.file.freeSpace)]).map(finding)
    }

    private func finding(_ place: String, _ path: FilePath, _ least: UInt64) -> Finding {
        var room = statvfs()
        guard path.existing.withPlatformString({ statvfs($0, &room) }) == 0 else {
            return .warning("space", "\(path.shown) cannot be looked at: \(String(cString: strerror(errno))).")
        }
        let free = UInt64(room.f_bavail) * UInt64(room.f_frsize)
        let words = "\(Words.bytes(free)) are free for the \(place), \(path.shown)"
        if room.f_files > 0, room.f_favail == 0 {
            return .error("space", "\(words), but no more files can be made there (inodes).", "Remove some files.")
        }
        let wish = "\(Words.bytes(least)) are to be left (free-space)"
        if free <= least { return .error("space", "Only \(words), and \(wish): paintings wait.", "Make room.") }
        if free / 8 <= least { return .warning("space", "Only \(words), and \(wish).", "Make room.") }
        return .ok("space", "\(words); \(wish).")
    }
}
