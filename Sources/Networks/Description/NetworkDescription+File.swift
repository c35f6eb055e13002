import Weights

extension NetworkDescription {
    /// Describes a network in one of our own files by its header and its first layer alone.
    ///
    /// - Parameter path: A safetensors file.
    /// - Throws: `NetworkError` when it is no VGG, `WeightError` when it cannot be read.
    public init(path: String) throws {
        self.init(try SourceNetwork(SafetensorsFile(path: path)))
    }

    /// Describes a network in one of our own files, with the digest of each layer.
    ///
    /// - Parameter path: A safetensors file.
    /// - Throws: `NetworkError` when it is no VGG, `WeightError` when it is damaged.
    public init(readingAllOf path: String) throws {
        let network = try SourceNetwork(SafetensorsFile(path: path))
        self.init(network, digests: try network.digests())
    }

    /// Reads a file that was written of this network, and compares it layer by layer.
    ///
    /// - Parameter path: The file.
    /// - Throws: `NetworkError` when a layer is not what was to be written.
    public func verify(path: String) throws {
        let written = try NetworkDescription(readingAllOf: path)
        let isSame =
            written.network == network && written.family == family && written.input == input
            && written.mean == mean && written.std == std
        guard isSame, written.layers.count == layers.count else {
            throw NetworkError(.miswritten, path, "does not describe the network that was written into it")
        }
        for (layer, read) in zip(layers, written.layers) where layer != read {
            throw NetworkError(.miswritten, path, "holds another \(layer.name) than was written; is the disk sound?")
        }
    }
}
