import Weights

/// The tensors of a network file, by the names of the convolutions: `conv1_1.weight`, `conv1_1.bias`, ….
struct LayerTensors {
    private let file: SafetensorsFile
    private let tensors: [String: WeightTensor]
    /// The convolutions that the file has, in the order in which a picture passes them.
    let layers: [LayerName]

    var path: String { file.path }
    var metadata: [String: String] { file.notes }

    /// Opens a file; how many convolutions a block has is what it says.
    ///
    /// - Throws: `NetworkError` when it has no convolution, or has some without those before them.
    init(path: String) throws(NetworkError) {
        do throws(WeightError) {
            file = try SafetensorsFile(path: path)
        } catch {
            throw NetworkError(error)
        }
        let tensors = Dictionary(uniqueKeysWithValues: file.tensors.map { ($0.name, $0) })
        self.tensors = tensors
        func has(_ layer: LayerName) -> Bool { tensors["\(layer).weight"] != nil }
        layers = LayerName.all.filter(has)
        guard !layers.isEmpty else {
            throw NetworkError(
                .missingLayer,
                path,
                "has no tensor conv1_1.weight; it is no VGG network in Impasto's naming"
            )
        }
        for layer in layers {
            if let missing = layer.forerunners.first(where: { !has($0) }) {
                throw NetworkError(.missingLayer, path, "has \(layer) but no \(missing)")
            }
        }
    }

    /// The shape and the values of a tensor, or nil if the file has none of that name.
    ///
    /// - Throws: `NetworkError` when the shape is not the expected one or the values cannot be read.
    func floats(
        _ name: String,
        shape: ([Int]) -> Bool,
        expected: String
    ) throws(NetworkError) -> (shape: [Int], values: [Float])? {
        guard let tensor = tensors[name] else { return nil }
        guard shape(tensor.shape) else {
            throw NetworkError(.wrongShape, path, "has \(name) in shape \(tensor.shape), expected \(expected)")
        }
        do throws(WeightError) {
            return (tensor.shape, try file.values(of: tensor))
        } catch {
            throw NetworkError(error)
        }
    }
}
