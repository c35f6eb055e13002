/// A VGG19, or a narrower network of its topology: the kernels of its convolutions.
///
/// Pictures enter as R, G, B in 0…255 less `mean`. Whatever convention the file was trained in is folded into the first
/// convolution, so everything behind this type sees one convention only.
public final class Network: Sendable {
    /// The file it came from.
    public let path: String
    /// What the file says of itself (`variant`, `source`, …).
    public let metadata: [String: String]
    /// What is subtracted from R, G and B in 0…255; zero padding stands for this colour.
    public let mean: [Float]
    private let convolutions: [LayerName: ConvolutionKernels]

    /// Reads the convolutions from `conv1_1` through the given layer, or as far as the file goes.
    ///
    /// - Throws: `NetworkError` for a file that is truncated, of the wrong shapes, not finite, or of unknown convention.
    public init(path: String, through last: LayerName = LayerName.all[15]) throws(NetworkError) {
        let file = try SafetensorsFile(path: path)
        let convention = try InputConvention(file.metadata, path: path)
        let layout = try KernelLayout(file.metadata, path: path)
        var convolutions: [LayerName: ConvolutionKernels] = [:]
        var inputs = 3
        for layer in LayerName.all where layer <= last {
            guard let kernels = try ConvolutionKernels(layer, of: file, layout: layout, inputs: inputs) else { break }
            if layer == LayerName.all[0] { convention.fold(into: kernels) }
            inputs = kernels.outputs
            convolutions[layer] = kernels
        }
        guard !convolutions.isEmpty else {
            throw NetworkError(
                .missingLayer,
                path,
                "has no tensor conv1_1.weight; it is not a VGG19 in Impasto's naming"
            )
        }
        self.path = path
        self.metadata = file.metadata
        self.mean = convention.mean
        self.convolutions = convolutions
    }

    /// The deepest convolution that was read.
    public var last: LayerName { convolutions.keys.max() ?? LayerName.all[0] }

    subscript(layer: LayerName) -> ConvolutionKernels {
        guard let kernels = convolutions[layer] else {
            preconditionFailure("\(layer) was not read; settings are checked first")
        }
        return kernels
    }
}
