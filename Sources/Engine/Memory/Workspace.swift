/// All memory of a run: planned region by region, then allocated once.
///
/// Nothing is allocated while a picture is being painted, so a run that has started does not run out of memory later.
package final class Workspace {
    /// Moments of a run, counted by whoever plans it.
    package typealias Lifetime = ClosedRange<Int>

    /// A range of floats within a workspace that is not yet allocated.
    package struct Region: Sendable {
        fileprivate let index: Int
        let count: Int
    }

    /// A range of floats that every worker has for itself.
    package struct WorkerRegion: Sendable {
        fileprivate let offset: Int
        let count: Int
    }

    /// What every worker needs for itself at one moment.
    package struct WorkerLayout {
        fileprivate private(set) var count = 0

        /// A layout of nothing.
        package init() {}

        package mutating func reserve(_ floats: Int) -> WorkerRegion {
            defer { count += (floats + 15) / 16 * 16 }
            return WorkerRegion(offset: count, count: floats)
        }
    }

    /// Collects regions and lays them out: two that never live at the same moment may share their place.
    package struct Plan {
        private var requests: [(count: Int, lifetime: Lifetime)] = []
        fileprivate private(set) var offsets: [Int] = []
        fileprivate private(set) var sharedCount = 0
        fileprivate private(set) var workerCount = 0
        fileprivate let workers: Int

        /// A plan of nothing, for so many workers.
        package init(workers: Int) {
            self.workers = workers
        }

        /// Lets every worker have what it needs at one more moment.
        ///
        /// All moments share one piece of memory a worker, which no other worker touches: lines that another core has
        /// written last are the slowest to come by.
        package mutating func include(_ layout: WorkerLayout) {
            // Whole pages: processors fetch ahead within a page.
            workerCount = max(workerCount, (layout.count + 1023) / 1024 * 1024)
        }

        /// A region that holds its values throughout a lifetime, and anything before and after.
        package mutating func reserve(_ floats: Int, during lifetime: Lifetime = 0...Int.max) -> Region {
            // Each begins on a cache line of its own.
            requests.append(((max(1, floats) + 15) / 16 * 16, lifetime))
            return Region(index: requests.count - 1, count: floats)
        }

        /// Gives every region its place: the largest first, each as low as those that live beside it allow.
        package mutating func arrange() {
            offsets = [Int](repeating: 0, count: requests.count)
            var placed: [Int] = []
            for index in requests.indices.sorted(by: { requests[$0].count > requests[$1].count }) {
                let neighbours = placed.filter { requests[$0].lifetime.overlaps(requests[index].lifetime) }
                var offset = 0
                for neighbour in neighbours.sorted(by: { offsets[$0] < offsets[$1] }) {
                    if offset + requests[index].count <= offsets[neighbour] { break }
                    offset = max(offset, offsets[neighbour] + requests[neighbour].count)
                }
                offsets[index] = offset
                placed.append(index)
                sharedCount = max(sharedCount, offset + requests[index].count)
            }
        }

        package var count: Int { sharedCount + workers * workerCount }

        /// Bytes that the workspace will take.
        package var bytes: Int { count * MemoryLayout<Float>.stride }
    }

    /// Bytes that were allocated.
    package let bytes: Int
    private let memory: AlignedMemory
    private let offsets: [Int]
    /// Where each worker's own memory begins.
    private let workerOffsets: [Int]

    /// Allocates what was planned and arranged.
    ///
    /// - Throws: `TransferError.outOfMemory` when the system refuses.
    package init(_ plan: Plan) throws(TransferError) {
        guard let memory = AlignedMemory(count: plan.count) else { throw TransferError.outOfMemory(bytes: plan.bytes) }
        self.memory = memory
        bytes = plan.bytes
        offsets = plan.offsets
        workerOffsets = (0..<plan.workers).map { plan.sharedCount + $0 * plan.workerCount }
    }

    /// A view of a region, or of its beginning, in a shape.
    func tensor(_ region: Region, _ shape: Shape) -> Tensor {
        precondition(shape.count <= region.count, "the plan reserved less than is used")
        return Tensor(pointer: memory.pointer + offsets[region.index], shape: shape, owner: self)
    }

    /// A view of a whole region as one row.
    package func row(_ region: Region) -> Tensor {
        tensor(region, Shape(height: 1, width: 1, channels: region.count))
    }

    /// Views of a region that every worker has, by worker.
    package func rows(_ region: WorkerRegion) -> [Tensor] {
        workerOffsets.map { offset in
            let shape = Shape(height: 1, width: 1, channels: region.count)
            return Tensor(pointer: memory.pointer + offset + region.offset, shape: shape, owner: self)
        }
    }
}
