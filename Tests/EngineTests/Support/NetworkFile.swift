import Engine
import Foundation

/// A safetensors file that a test puts together, right or wrong, without the engine's help.
struct NetworkFile {
    struct Tensor {
        var name: String
        var dtype = "F32"
        var shape: [Int]
        var bytes: [UInt8]

        /// A tensor of 32-bit floats.
        init(_ name: String, _ shape: [Int], _ values: [Float]) {
            self.name = name
            self.shape = shape
            bytes = values.flatMap { NetworkFile.littleEndian($0.bitPattern) }
        }

        /// A tensor of 16-bit floats, given by their bits.
        init(_ name: String, _ shape: [Int], bits: [UInt16]) {
            self.name = name
            self.shape = shape
            dtype = "F16"
            bytes = bits.flatMap(NetworkFile.littleEndian)
        }
    }

    var metadata: [String: String]? = NetworkFile.caffe
    var tensors: [Tensor] = []
    /// Replaces the entry of a tensor in the header by other JSON.
    var entries: [String: String] = [:]

    /// B, G, R in 0…255, outputs first.
    static let caffe = ["input": "bgr255", "mean": "103.939,116.779,123.68", "layout": "OIHW"]

    /// A conv1_1 with three outputs, whose weights are 1, 2, 3 … by 1/64 and whose biases 1, 2, 3.
    static let oneLayer = NetworkFile(tensors: [
        Tensor("conv1_1.weight", [3, 3, 3, 3], (1...81).map { Float($0) / 64 }),
        Tensor("conv1_1.bias", [3], [1, 2, 3]),
    ])

    /// The header's JSON.
    var header: String {
        var offset = 0
        var items = metadata.map { ["\"__metadata__\":\(NetworkFile.json($0))"] } ?? []
        for tensor in tensors {
            let end = offset + tensor.bytes.count
            let entry = "{\"dtype\":\"\(tensor.dtype)\",\"shape\":\(tensor.shape),\"data_offsets\":[\(offset),\(end)]}"
            items.append("\"\(tensor.name)\":\(entries[tensor.name] ?? entry)")
            offset = end
        }
        return "{\(items.joined(separator: ","))}"
    }

    /// The whole file.
    var bytes: [UInt8] {
        NetworkFile.littleEndian(UInt64(header.utf8.count)) + Array(header.utf8) + tensors.flatMap(\.bytes)
    }

    /// Lends the path of a file with these bytes to `body`, and removes it.
    static func with<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        let name = "impasto-network-\(UUID().uuidString).safetensors"
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try body(file.path)
    }

    /// The network that the engine reads from this file.
    func network() throws -> Network {
        try NetworkFile.with(bytes) { try Network(path: $0) }
    }

    static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private static func json(_ words: [String: String]) -> String {
        "{\(words.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ","))}"
    }
}
