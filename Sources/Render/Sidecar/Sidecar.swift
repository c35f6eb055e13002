import Contract
import Recipe

/// What stands in a file beside a painting: all that is needed to repeat it, and what was found on the way.
struct Sidecar: Codable {
    /// The version of the file's format, 1.
    var format = Sidecar.format
    /// The program that wrote it.
    var software = "impasto-render"
    var version = Release.version
    /// When the painting was finished (ISO 8601, UTC).
    let finished: String
    /// The whole recipe, its paths absolute, at the size at which it was painted.
    let recipe: Recipe
    let content: SourceFile
    /// The pictures that the recipe names, in its order.
    let pictures: [SourceFile]
    let network: SourceFile
    let threads: Int
    let arithmetic: Arithmetic
    let economy: Economy
    let scales: [Scale]
    /// The losses at the start, at every snapshot and at the end.
    let epochs: [Epoch]
    /// Seconds from the first evaluation's beginning to the last one's end.
    let seconds: Double
    /// Bytes of memory that the process had at its peak.
    let peakMemory: Int
    let painting: Painting

    static let format = 1

    /// A part of the run at one size, that of the margin included.
    struct Scale: Codable {
        let width: Int
        let height: Int
        let evaluations: Int
        /// Whether it ended before its evaluations were used up.
        let converged: Bool
    }

    /// The result as a file.
    struct Painting: Codable {
        let width: Int
        let height: Int
        let bytes: Int
        let sha256: String
        /// The size that the recipe asked for, where there was no memory for it; left out where it has that size.
        let shrunkFrom: PixelSize?

        private enum CodingKeys: String, CodingKey {
            case width, height, bytes, sha256
            case shrunkFrom = "shrunk_from"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case format, software, version, finished, recipe, content, pictures, network, threads, arithmetic, economy,
            scales
        case epochs, seconds, painting
        case peakMemory = "peak_memory_bytes"
    }
}
