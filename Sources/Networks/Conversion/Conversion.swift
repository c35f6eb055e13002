import ForeignWeights
import Glibc
import Weights

/// Reads a network from a file of any kind, and writes it as one of our own.
public struct Conversion {
    /// No published file of a VGG is half as large.
    private static let sizeLimit = 1 << 31

    private let source: SourceNetwork
    private let name: String?

    /// Recognises the network of a file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - name: What the file is called in our own file's metadata.
    ///   - family: The family that somebody says it is of; nil to recognise it.
    /// - Throws: `NetworkError` when it is no VGG, `WeightError` when the file cannot be read.
    public init(path: String, name: String?, family: Family?) throws {
        var status = stat()
        guard stat(path, &status) != 0 || status.st_size <= Conversion.sizeLimit else {
            throw NetworkError(.notVGG, path, "has \(status.st_size >> 20) MiB, which no VGG has")
        }
        source = try SourceNetwork(WeightFiles.open(path: path), family: family, readsAll: true)
        self.name = name
    }

    /// Reads everything and describes it.
    ///
    /// - Returns: The description, with the digest of each layer.
    /// - Throws: `WeightError` when the file is damaged.
    public func description() throws -> NetworkDescription {
        NetworkDescription(source, name: name, digests: try source.digests())
    }

    /// Writes the network, layer by layer.
    ///
    /// - Parameter path: A file that is there already and is overwritten.
    /// - Returns: The description, with the digest of each layer.
    /// - Throws: `WeightError` when the file is damaged, `NetworkError` when the other cannot be written.
    public func write(to path: String) throws -> NetworkDescription {
        do {
            return try tryToWrite(to: path)
        } catch let error as WeightError where error.code == .unwritable {
            throw NetworkError(.unwritable, error.description)
        }
    }

    private func tryToWrite(to path: String) throws -> NetworkDescription {
        let output = open(path, O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC)
        guard output >= 0 else {
            throw NetworkError(.unwritable, path, "cannot be written: \(String(cString: strerror(errno)))")
        }
        defer { close(output) }
        let tensors = source.convolutions.flatMap { convolution in
            [
                WeightTensor(
                    name: "\(convolution.layer).weight",
                    shape: [convolution.outputs, convolution.inputs, 3, 3]
                ),
                WeightTensor(name: "\(convolution.layer).bias", shape: [convolution.outputs]),
            ]
        }
        let notes = NetworkDescription(source, name: name).metadata(keeping: source.file.notes)
        var writer = try SafetensorsWriter(to: output, path: path, tensors: tensors, notes: notes)
        var digests: [String] = []
        for convolution in source.convolutions {
            let values = try source.values(of: convolution)
            try writer.append(values.kernel)
            try writer.append(values.bias)
            digests.append(values.digest)
        }
        try writer.finish()
        return NetworkDescription(source, name: name, digests: digests)
    }
}
