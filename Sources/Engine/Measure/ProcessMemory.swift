import Glibc

/// The memory of this process.
enum ProcessMemory {
    /// Bytes that were in memory at the peak, as the kernel counts them.
    ///
    /// Source: getrusage(2), `ru_maxrss`. A process that was started by a larger one inherits that one's peak.
    static var peakBytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss << 10
    }
}
