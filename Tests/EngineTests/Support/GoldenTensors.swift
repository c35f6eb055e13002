import Foundation

/// The F32 tensors of a golden safetensors file, read without the engine's own reader.
struct GoldenTensors {
    private var values: [String: [Float]] = [:]

    init(_ file: URL) throws {
        struct Entry: Decodable { var data_offsets: [Int]? }
        let data = try Data(contentsOf: file)
        let length = Int(data.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) })
        let header = try JSONDecoder().decode([String: Entry].self, from: data[8..<(8 + length)])
        for (name, entry) in header {
            // `__metadata__` stands among the tensors but has no bytes.
            guard let offsets = entry.data_offsets else { continue }
            let bytes = Array(data[(8 + length + offsets[0])..<(8 + length + offsets[1])])
            values[name] = bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
        }
    }

    /// The values of a tensor; empty when there is none of that name.
    subscript(name: String) -> [Float] { values[name] ?? [] }

    /// A B, G, R planar picture as interleaved R, G, B; empty when there is none of that name.
    func interleavedRGB(_ name: String) -> [Float] {
        guard let planar = values[name] else { return [] }
        let positions = planar.count / 3
        return (0..<planar.count).map { planar[(2 - $0 % 3) * positions + $0 / 3] }
    }
}

/// ‖a − b‖ / ‖b‖.
func relativeDistance(_ a: [Float], _ b: [Float]) -> Double {
    guard a.count == b.count, !b.isEmpty else { return .infinity }
    let (difference, norm) = zip(a, b).reduce((0.0, 0.0)) { sum, pair in
        let step = Double(pair.0) - Double(pair.1)
        return (sum.0 + step * step, sum.1 + Double(pair.1) * Double(pair.1))
    }
    return (difference / norm).squareRoot()
}

/// |a − b| / |b|, where b = 0 asks for a = 0.
func relativeDistance(_ a: Double, _ b: Double) -> Double {
    b == 0 ? (a == 0 ? 0 : .infinity) : abs(a - b) / abs(b)
}
