import CLinux
import FoundationEssentials
import Glibc

/// The memory of this process at a moment, as the kernel counts it.
public struct ProcessMemory: Sendable, Equatable {
    /// Bytes that are in memory.
    public let resident: Int
    /// Bytes of private memory that may be written, touched or not: what RLIMIT_DATA bounds.
    public let data: Int
    /// Bytes of address space: what RLIMIT_AS bounds.
    public let address: Int

    /// What there is now; nothing where the kernel does not say.
    ///
    /// Source: proc_pid_statm(5), which counts in pages.
    public static var current: ProcessMemory {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        func bytes(_ field: Int) -> Int {
            pages.indices.contains(field) ? pages[field] * sysconf(CInt(_SC_PAGESIZE)) : 0
        }
        return ProcessMemory(resident: bytes(1), data: bytes(5), address: bytes(0))
    }

    /// Lets blocks of a mebibyte or more go back to the system as soon as they are freed, so that forecasts come true.
    ///
    /// Otherwise the C library begins to keep them when it has seen some come and go.
    public static func returnFreedBlocks() {
        clinux_return_blocks(1 << 20)
    }

    /// Bytes that were in memory at the peak; 0 where the kernel does not say.
    ///
    /// Source: proc_pid_status(5), `VmHWM`. The `ru_maxrss` of getrusage(2) is at least what the program had that started
    /// this one.
    public static var peakBytes: Int {
        let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) << 10
    }
}
