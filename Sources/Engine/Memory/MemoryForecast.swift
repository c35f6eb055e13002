/// What painting will take at its worst, known before it begins.
///
/// It is what the process has now, its network read, and what will come.
public struct MemoryForecast: Sendable, Equatable {
    /// Bytes of the network's kernels.
    public let network: Int
    /// Bytes of the run's workspace.
    public let workspace: Int
    /// What the whole process will have at its peak.
    public let peak: ProcessMemory
    /// Bytes of the vectors of a ``Checkpoint`` at most, of all scales the one with the most.
    public internal(set) var checkpoint: Int

    /// Code and data of the libraries that nobody touches before the work begins, and the heap's small change.
    ///
    /// Measured as what `ru_maxrss` of whole runs was above the rest of the forecast, for pictures of 64 to 512 pixels.
    private static let lateComers = 4 << 20

    /// Adds up what will come.
    ///
    /// - Parameters:
    ///   - plan: The plan of the run.
    ///   - network: The network.
    ///   - legacy: Bytes that the coarser scale before has left.
    ///   - pictures: Bytes of the pictures that the caller keeps while it is painted.
    ///   - reading: Bytes that reading them will have taken at its worst.
    ///   - now: What the process has.
    init(_ plan: RunPlan, network: Network, legacy: Int = 0, pictures: Int, reading: Int, now: ProcessMemory) {
        self.network = network.bytes
        workspace = plan.workspace.bytes
        checkpoint = plan.checkpoint
        let painting = pictures + legacy + workspace
        // The guides of layers are gone before anybody touches what the optimiser needs.
        let touched = max(reading, painting + max(0, plan.guides - plan.untouched)) + MemoryForecast.lateComers
        let growth = max(reading, painting + plan.guides) + MemoryForecast.lateComers
        let reserved = plan.threads * (Workers.standardStack + MatrixProduct.buffer)
        peak = ProcessMemory(
            resident: now.resident + touched,
            data: now.data + growth + reserved,
            address: now.address + growth + reserved + plan.threads * MemoryForecast.arena
        )
    }

    /// Address space that the C library keeps for the small allocations of each thread (`HEAP_MAX_SIZE` of glibc).
    private static let arena = 64 << 20
}
