import Glibc
import SystemPackage

/// A control group of its own that bounds all within it together (cgroups(7)), as a unit's settings make one.
public struct ControlGroup: Sendable {
    /// What is bounded.
    public enum Bound: Sendable {
        /// Processes and threads, as `TasksMax=` bounds them.
        case tasks(Int)
        /// Bytes of memory, as `MemoryMax=` bounds them.
        case memory(Int)

        /// Where groups with such a bound may be made, and the file that takes it: of version 2 and of version 1.
        fileprivate var places: [(hierarchy: FilePath, file: String)] {
            switch self {
            case .tasks: [("/sys/fs/cgroup", "pids.max"), ("/sys/fs/cgroup/pids", "pids.max")]
            case .memory: [("/sys/fs/cgroup", "memory.max"), ("/sys/fs/cgroup/memory", "memory.limit_in_bytes")]
            }
        }

        fileprivate var number: Int {
            switch self {
            case .tasks(let number), .memory(let number): number
            }
        }
    }

    private let bound: Bound
    /// The folder of the control group.
    private var group: FilePath

    private init(_ bound: Bound) throws {
        self.bound = bound
        let name = "impasto-test-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        for (hierarchy, file) in bound.places {
            group = hierarchy.appending(name)
            guard mkdir(group.string, 0o755) == 0 else { continue }
            if (try? write("\(bound.number)", to: file)) != nil { return }
            rmdir(group.string)
        }
        throw Errno.notPermitted
    }

    /// Makes a group, lends it to `body`, and kills what is still within it, however `body` ends.
    public static func with<Result>(
        _ bound: Bound,
        _ body: (ControlGroup) async throws -> Result
    ) async throws -> Result {
        let group = try ControlGroup(bound)
        do {
            let result = try await body(group)
            try await group.end()
            return result
        } catch {
            try? await group.end()
            throw error
        }
    }

    /// Whether this machine lets a test bound processes.
    @Sendable public static func mayBoundTasks() async throws -> Bool { try await isAllowed(.tasks(1)) }

    /// Whether this machine lets a test bound memory.
    @Sendable public static func mayBoundMemory() async throws -> Bool { try await isAllowed(.memory(1 << 26)) }

    private static func isAllowed(_ bound: Bound) async throws -> Bool {
        guard let group = try? ControlGroup(bound) else { return false }
        try await group.end()
        return true
    }

    /// What a shell does to join it; whatever the shell becomes or starts is within it, too.
    public var command: String { "echo $$ > '\(group)/cgroup.procs'" }

    /// The processes within it.
    public var processes: [Int32] {
        get throws { try read("cgroup.procs").split(separator: "\n").compactMap { Int32($0) } }
    }

    /// How often somebody within it could not be given one process more.
    public var refusals: Int {
        get throws {
            try read("pids.events").split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) } ?? 0
        }
    }

    /// Whether those within it are told whom the kernel has killed for lack of memory (`memory.events` of version 2).
    public var tellsOfKills: Bool { (try? read("memory.events")) != nil }

    private func end() async throws {
        // Nobody within gets away by becoming another.
        if case .tasks = bound { try write("0", to: "pids.max") }
        try await withDeadline(.seconds(30), "the end of the processes in \(group)") {
            while rmdir(group.string) != 0 {
                for process in try processes { kill(process, SIGKILL) }
                try await Task.sleep(for: .milliseconds(10))
            }
        }
    }

    private func read(_ name: String) throws -> String {
        let file = try FileDescriptor.open(group.appending(name), .readOnly, options: .closeOnExec)
        return try file.closeAfter {
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = try bytes.withUnsafeMutableBytes { try file.read(into: $0) }
            return String(decoding: bytes[..<count], as: UTF8.self)
        }
    }

    private func write(_ text: String, to name: String) throws {
        let file = try FileDescriptor.open(group.appending(name), .writeOnly, options: .closeOnExec)
        _ = try file.closeAfter { try file.writeAll(text.utf8) }
    }
}
