import Engine
import Foundation

/// A checkpoint as bytes, as a file has them.
struct KeptCheckpoint {
    /// There are no more vectors.
    struct Exhausted: Error {}

    let evaluations: Int
    let state: Data
    var vectors: [[UInt8]] = []

    init(_ checkpoint: Checkpoint) throws {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf",
            negativeInfinity: "-inf",
            nan: "nan"
        )
        evaluations = checkpoint.state.evaluations
        state = try encoder.encode(checkpoint.state)
        checkpoint.forEachVector { vectors.append(Array($0)) }
    }

    /// Hands out a copy.
    func resumption() throws -> Resumption {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf",
            negativeInfinity: "-inf",
            nan: "nan"
        )
        var left = vectors[...]
        return Resumption(try decoder.decode(RunState.self, from: state)) { memory in
            guard let vector = left.popFirst(), vector.count == memory.count else { throw Exhausted() }
            memory.copyBytes(from: vector)
        }
    }
}

/// Keeps checkpoints in memory.
final class Shelf: CheckpointKeeper {
    let isDue: Bool
    private(set) var checkpoints: [KeptCheckpoint] = []

    /// A shelf for checkpoints of every step, or of the last alone.
    init(isDue: Bool = true) {
        self.isDue = isDue
    }

    func keep(_ checkpoint: Checkpoint) {
        if let kept = try? KeptCheckpoint(checkpoint) { checkpoints.append(kept) }
    }
}
