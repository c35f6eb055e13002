import Foundation
import Weights

/// A folder of a test's own, gone when the test is over.
final class Scratch {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "impasto-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of an entry.
    func appending(_ name: String) -> String { "\(path)/\(name)" }

    /// All names, hidden ones too, sorted.
    func names(in folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
    }

    /// Writes a made-up file as safetensors and gives its path.
    func write(_ file: MadeFile, as name: String, isHalved: Bool = false) throws -> String {
        let path = appending(name)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        defer { close(descriptor) }
        var writer = try SafetensorsWriter(
            to: descriptor,
            path: path,
            tensors: file.tensors,
            notes: file.notes,
            isHalved: isHalved
        )
        for tensor in file.tensors { try writer.append(file.values(of: tensor)) }
        try writer.finish()
        return path
    }
}
