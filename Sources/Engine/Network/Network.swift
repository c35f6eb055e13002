/// A network of the VGG family, whatever its widths and however many convolutions its blocks have: their kernels.
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
    /// The convolutions of the file, in the order in which a picture passes them.
    public let layers: [LayerName]
    private let convolutions: [LayerName: ConvolutionKernels]

    /// Opens a file and reads the kernels of its convolutions.
    ///
    /// - Parameters:
    ///   - path: A safetensors file of VGG's convolutions.
    ///   - last: Kernels behind this layer are not read.
    /// - Throws: `NetworkError` for a file that is truncated, of the wrong shapes, not finite, or of unknown convention.
    public init(path: String, through last: LayerName? = nil) throws(NetworkError) {
        let file = try LayerTensors(path: path)
        let convention = try InputConvention(file.metadata, path: path)
        let layout = try KernelLayout(file.metadata, path: path)
        var convolutions: [LayerName: ConvolutionKernels] = [:]
        var inputs = 3
        for layer in file.layers where last.map({ layer <= $0 }) ?? true {
            let kernels = try ConvolutionKernels(layer, of: file, layout: layout, inputs: inputs)
            if layer == .first { convention.fold(into: kernels) }
            inputs = kernels.outputs
            convolutions[layer] = kernels
        }
        self.path = path
        self.metadata = file.metadata
        self.mean = convention.mean
        self.layers = file.layers
        self.convolutions = convolutions
    }

    /// The deepest convolution whose kernels were read.
    public var last: LayerName { convolutions.keys.max() ?? .first }

    /// Checks that a layer is there and was read.
    ///
    /// - Throws: `TransferError` that says which layers there are.
    func require(_ layer: LayerName) throws(TransferError) {
        if convolutions[layer] == nil { throw TransferError.missingLayer(layer, of: self) }
    }

    subscript(layer: LayerName) -> ConvolutionKernels {
        guard let kernels = convolutions[layer] else {
            preconditionFailure("\(layer) was not read; settings are checked first")
        }
        return kernels
    }
}
