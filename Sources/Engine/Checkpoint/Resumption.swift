/// A checkpoint from which a run goes on, its vectors yet to be read.
public struct Resumption {
    let state: RunState
    private let fill: (UnsafeMutableRawBufferPointer) throws -> Void

    /// A run as it stood.
    ///
    /// - Parameters:
    ///   - state: What the checkpoint says.
    ///   - fill: Writes the next vector, which has as many bytes as are given, straight into the memory of the run.
    public init(_ state: RunState, fill: @escaping (UnsafeMutableRawBufferPointer) throws -> Void) {
        self.state = state
        self.fill = fill
    }

    /// Reads the next vector.
    ///
    /// - Throws: What the caller's reading throws.
    func fill(_ vector: Tensor) throws {
        try fill(vector.bytes)
    }
}
