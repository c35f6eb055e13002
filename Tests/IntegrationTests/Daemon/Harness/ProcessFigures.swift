import Foundation
import SystemPackage

/// What /proc tells of a process.
struct ProcessFigures {
    /// Bytes of memory now (VmRSS), and at most so far (VmHWM).
    let memory: Int, peakMemory: Int

    /// Seconds of processor time, in the program and in the kernel for it.
    let processorSeconds: Double

    /// How many descriptors are open.
    let descriptors: Int

    /// How many threads there are.
    let threads: Int

    /// How often each thread of it was woken up (`voluntary_ctxt_switches`), by its id.
    private let wakeUpsOfThreads: [String: Int]

    /// Looks at a process.
    ///
    /// - Throws: `Errno` when there is none of that id.
    init(_ process: pid_t) throws {
        let folder = FilePath("/proc/\(process)")
        let status = try Self.fields(folder.appending("status"))
        memory = (status["VmRSS"] ?? 0) * 1024
        peakMemory = (status["VmHWM"] ?? 0) * 1024
        threads = status["Threads"] ?? 0
        let numbers =
            String(decoding: try folder.appending("stat").bytes(), as: UTF8.self)
            .split(separator: ")").last.map { $0.split(separator: " ") } ?? []
        let ticks = [11, 12].compactMap { numbers.indices.contains($0) ? Double(numbers[$0]) : nil }.reduce(0, +)
        processorSeconds = ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
        descriptors = folder.appending("fd").names.count
        let tasks = folder.appending("task")
        let wakeUps = tasks.names.map { thread in
            (thread, (try? Self.fields(tasks.appending(thread).appending("status")))?["voluntary_ctxt_switches"] ?? 0)
        }
        wakeUpsOfThreads = Dictionary(wakeUps, uniquingKeysWith: { first, _ in first })
    }

    /// How often the threads that there are now have been woken up since then; those that have ended do not count.
    func wakeUps(since earlier: ProcessFigures) -> Int {
        wakeUpsOfThreads.map { $1 - (earlier.wakeUpsOfThreads[$0] ?? 0) }.reduce(0, +)
    }

    private static func fields(_ file: FilePath) throws -> [String: Int] {
        let lines = String(decoding: try file.bytes(), as: UTF8.self).split(separator: "\n")
        return lines.reduce(into: [:]) { fields, line in
            let words = line.split(whereSeparator: { ":\t ".contains($0) })
            if words.count > 1 { fields[String(words[0])] = Int(words[1]) }
        }
    }
}
