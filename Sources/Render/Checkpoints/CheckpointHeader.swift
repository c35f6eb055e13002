import Engine
import FoundationEssentials

/// What a checkpoint says in words and numbers.
struct CheckpointHeader: Codable {
    let job: CheckpointJob
    let run: RunState
    /// What every evaluation so far has found.
    let evaluations: [TransferProgress]
    /// Indexes of those after which there is a snapshot.
    let snapshots: [Int]
    /// What is made of the snapshots; nil where no folder for them is given.
    let visuals: RunVisuals.State?

    /// Numbers are read as they were written; those that are not finite have words.
    static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: words.infinity,
            negativeInfinity: words.negative,
            nan: words.nan
        )
        return encoder
    }

    static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: words.infinity,
            negativeInfinity: words.negative,
            nan: words.nan
        )
        return decoder
    }

    private static let words = (infinity: "inf", negative: "-inf", nan: "nan")
}
