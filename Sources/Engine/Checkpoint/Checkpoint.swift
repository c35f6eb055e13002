/// All that a run knows between two steps: what it goes on from ends with the same bits.
///
/// The vectors are lent for as long as `CheckpointKeeper.keep` takes: they are the run's own memory, hundreds of megabytes
/// that a copy would double.
public struct Checkpoint {
    /// What is not a vector.
    public let state: RunState
    /// The picture, its mean where one is kept, and those that the optimiser's state is about.
    let vectors: [Tensor]

    /// Bytes of all vectors.
    public var bytes: Int { vectors.reduce(0) { $0 + $1.bytes.count } }

    /// Hands out the vectors, in the order in which `Resumption.fill` asks for them.
    ///
    /// - Throws: What `body` throws.
    public func forEachVector(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        for vector in vectors { try body(UnsafeRawBufferPointer(vector.bytes)) }
    }
}

extension Tensor {
    /// The values as they stand in memory.
    var bytes: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(buffer) }
}
