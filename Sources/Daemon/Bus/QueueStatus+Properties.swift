import Contract
import Jobs

extension QueueStatus {
    /// The Manager's properties that tell of the queue.
    var properties: PropertyValues {
        var values = PropertyValues()
        values[ManagerInterface.paused] = pauseReason != nil
        values[ManagerInterface.pauseReason] = pauseReason ?? ""
        values[ManagerInterface.queued] = UInt32(clamping: counts[.queued])
        values[ManagerInterface.running] = UInt32(clamping: counts[.running])
        values[ManagerInterface.failed] = UInt32(clamping: counts[.failed])
        return values
    }
}
