import Engine
import Glibc

/// Tells now and then what this process has used of the machine.
struct UsageMeter {
    /// To ask the kernel takes a tenth of a millisecond, which small pictures would feel after each evaluation.
    private static let interval = Duration.milliseconds(250)

    private var next = ContinuousClock.now

    /// Seconds of processor time, and bytes of memory at the peak; nil where it has just been told.
    mutating func reading() -> (processorSeconds: Double, peakMemory: Int)? {
        let now = ContinuousClock.now
        guard now >= next else { return nil }
        next = now + Self.interval
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return (Double(time.tv_sec) + Double(time.tv_nsec) / 1e9, ProcessMemory.peakBytes)
    }
}
