import Glibc
import SystemPackage
import Watcher

/// A process that does nothing but watch folders, for tests that put one under limits or into namespaces of its own.
///
/// It takes one command a line from its standard input, and prints what the watch tells, one line an event.
@main struct Probe {
    static func main() async throws {
        let watch = try FolderWatch(patience: .seconds(1))
        // Not where this runs: reading the next line keeps that thread from everything else.
        let printing = Task.detached {
            for await event in watch.events { say(event.line) }
        }
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            do throws(WatchError) {
                switch words.first {
                case "add":
                    try await watch.add(folder(words))
                case "rescan":
                    await watch.rescan(id: words[1])
                case "sync":
                    try await watch.sync(id: words[1], timeout: .seconds(60))
                case "run":
                    say("ran \(shell(String(line.dropFirst(4))))")
                case "deafen":
                    deafen()
                    say("deaf")
                case "usage":
                    say("usage \(processorMilliseconds) \(residentKilobytes)")
                default:
                    say("what? \(line)")
                }
            } catch {
                say("error \(error.code) \(error.message)")
            }
        }
        await watch.close()
        await printing.value
    }

    /// `add ID PATH METHOD SETTLE POLL`, both times in milliseconds.
    private static func folder(_ words: [String]) -> WatchedFolder {
        WatchedFolder(
            id: words[1],
            path: FilePath(words[2]),
            settle: .milliseconds(Int(words[4]) ?? 0),
            method: WatchedFolder.Method(rawValue: words[3]) ?? .auto,
            pollInterval: .milliseconds(Int(words[5]) ?? 0)
        )
    }

    /// Puts another inotify instance, which watches nothing, in the place of the library's own.
    private static func deafen() {
        let silent = inotify_init1(Int32(IN_CLOEXEC))
        for number in 3..<silent where (try? isInotify(number)) == true { dup2(silent, number) }
        close(silent)
    }

    private static func isInotify(_ number: Int32) throws -> Bool {
        var target = [CChar](repeating: 0, count: 64)
        let length = readlink("/proc/self/fd/\(number)", &target, target.count)
        return target.prefix(max(length, 0)).map(UInt8.init(bitPattern:)).elementsEqual("anon_inode:inotify".utf8)
    }

    /// Runs a command in this process's namespaces.
    private static func shell(_ command: String) -> Int32 {
        var arguments = ["sh", "-c", command].map { (argument: String) in strdup(argument) } + [nil]
        defer { arguments.forEach { free($0) } }
        var child = pid_t()
        var status: Int32 = -1
        guard posix_spawnp(&child, "sh", nil, nil, &arguments, environ) == 0 else { return status }
        while waitpid(child, &status, 0) == -1, errno == EINTR {}
        return status
    }

    private static var processorMilliseconds: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000
            + Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000
    }

    private static var residentKilobytes: Int {
        let file = try? FileDescriptor.open("/proc/self/statm", .readOnly)
        var bytes = [UInt8](repeating: 0, count: 64)
        let length = bytes.withUnsafeMutableBytes { (try? file?.read(into: $0)) ?? 0 }
        try? file?.close()
        let pages = String(decoding: bytes.prefix(length), as: UTF8.self).split(separator: " ").dropFirst().first
        return (pages.flatMap { Int($0) } ?? 0) * 4
    }

    private static func say(_ line: String) {
        let line = Array("\(line)\n".utf8)
        _ = try? FileDescriptor.standardOutput.writeAll(line)
    }
}

extension FolderEvent {
    fileprivate var line: String {
        switch self {
        case .folderReady(let id): "ready \(id)"
        case .folderUnavailable(let id, let error): "unavailable \(id) \(error.code)"
        case .unclaimed(let reason): "unclaimed \(reason)"
        case .watching(let id, let method):
            "watching \(id) \(method.kind.rawValue)\(method.isDegraded ? " degraded" : "") \(method.reason ?? "")"
        case .folderChanged(let id, let isOtherVolume): "changed \(id) \(isOtherVolume ? "volume" : "folder")"
        case .settled(let file): "settled \(file.folder) \(file.name)"
        case .refused(let file): "refused \(file.folder) \(file.name) \(file.reason)"
        case .receiving(let id, let name, let reason): "receiving \(id) \(name) \(reason)"
        case .vanished(let id, let name): "vanished \(id) \(name)"
        case .overflowed: "overflowed"
        case .restarted: "restarted"
        case .synced(let id, _): "synced \(id)"
        }
    }
}
