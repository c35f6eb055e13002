import Weights

/// A step of an ONNX graph: a `NodeProto`.
struct ONNXNode {
    /// Whether it is a convolution, which takes a picture, a weight and a bias.
    private(set) var isConvolution = false
    /// The names of what it takes, of the first three things at most.
    private(set) var inputs: [ProtobufField] = []

    /// The node that stands at a range of the file.
    init(_ file: FileBytes, at range: Range<Int>) throws(WeightError) {
        var message = ProtobufMessage(file, at: range)
        while let field = try message.next() {
            switch (field.number, field.type) {
            case (1, .bytes) where inputs.count < 3: inputs.append(field)
            case (4, .bytes):
                isConvolution = field.payload.count == 4 && file.has(Array("Conv".utf8), at: field.payload.lowerBound)
            default: break
            }
        }
    }
}
