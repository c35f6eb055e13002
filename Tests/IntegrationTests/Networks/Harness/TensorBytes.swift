import Foundation
import SystemPackage

/// The tensors of a safetensors file as bytes, read by nothing of ours.
struct TensorBytes: Equatable {
    private struct Entry: Decodable {
        var shape: [Int]
        var data_offsets: [Int]
    }

    private(set) var shapes: [String: [Int]] = [:]
    private(set) var bytes: [String: Data] = [:]

    init(of path: FilePath) throws {
        let data = try Data(contentsOf: URL(filePath: path.string))
        let length = data[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
        let header = try JSONSerialization.jsonObject(with: data[8..<8 + length]) as? [String: Any] ?? [:]
        for (name, value) in header where name != "__metadata__" {
            let entry = try JSONDecoder().decode(Entry.self, from: JSONSerialization.data(withJSONObject: value))
            shapes[name] = entry.shape
            bytes[name] = Data(data[8 + length + entry.data_offsets[0]..<8 + length + entry.data_offsets[1]])
        }
    }
}
