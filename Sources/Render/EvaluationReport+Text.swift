import Engine
import FoundationEssentials

extension EvaluationReport {
    /// One line of JSON, keys in alphabetical order.
    ///
    /// - Throws: `EncodingError`.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// The same in short, for people.
    var text: String {
        """
        picture   \(size)×\(size) pixels
        network   \(network)
        threads   \(threads), \(instructionSet)
        median    \(milliseconds(median)) ms of \(seconds.count)
        fastest   \(milliseconds(minimum)) ms
        rate      \(Int(directRate)) GFLOP/s as if by definition, \(Int(realRate)) GFLOP/s in truth
        peak RSS  \(peakMemory) MiB, \(predictedMemory) MiB predicted
        """
    }

    private func milliseconds(_ seconds: Double) -> Double {
        (seconds * 10_000).rounded() / 10
    }
}
