import Glibc

/// All memory of a run: planned region by region, then allocated once.
///
/// Nothing is allocated while a picture is being painted, so a run that has started does not run out of memory later.
package final class Workspace {
    /// A range of floats within a workspace that is not yet allocated.
    struct Region: Sendable {
        fileprivate let offset: Int
        let count: Int
    }

    /// Adds up regions, each on a cache line of its own.
    package struct Plan {
        package private(set) var count = 0

        mutating func reserve(_ floats: Int) -> Region {
            defer { count += (floats + 15) / 16 * 16 }
            return Region(offset: count, count: floats)
        }

        /// Bytes that the workspace will take.
        package var bytes: Int { count * MemoryLayout<Float>.stride }
    }

    /// Bytes that were allocated.
    package let bytes: Int
    private let memory: UnsafeMutableRawPointer

    /// Allocates what was planned, zeroed.
    ///
    /// - Throws: `TransferError.outOfMemory` when the system refuses.
    package init(_ plan: Plan) throws(TransferError) {
        var allocated: UnsafeMutableRawPointer?
        bytes = plan.bytes
        guard posix_memalign(&allocated, 64, bytes) == 0, let allocated else {
            throw TransferError.outOfMemory(bytes: bytes)
        }
        memory = allocated
        memory.initializeMemory(as: Float.self, repeating: 0, count: plan.count)
    }

    deinit {
        free(memory)
    }

    /// A view of a region, or of its beginning, in a shape.
    func tensor(_ region: Region, _ shape: Shape, at start: Int = 0) -> Tensor {
        precondition(start + shape.count <= region.count, "the plan reserved less than is used")
        let base = memory.assumingMemoryBound(to: Float.self) + region.offset + start
        return Tensor(pointer: base, shape: shape, owner: self)
    }
}
