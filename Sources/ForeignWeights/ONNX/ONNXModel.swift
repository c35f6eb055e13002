import Weights

/// A network as an ONNX file: the message `ModelProto` of `onnx.proto`, whose graph holds initial values.
///
/// Tensors are listed by their own names. Programs that fold layers together leave numbers for names; such a tensor is
/// listed by the convolution that takes it, counted in the graph's order: `conv0.weight`, `conv0.bias`, `conv1.weight`, …
struct ONNXModel: WeightReader {
    let path: String
    let format = WeightFormat.onnx
    let notes: [String: String]
    private let found: ProtobufTensors

    var tensors: [WeightTensor] { found.list }

    /// Whether it begins with a version and has a graph with initial values; the message has no signature.
    ///
    /// A file that ends early is recognised too, so that its error can say so.
    static func recognises(_ file: FileBytes) -> Bool {
        var model = ProtobufMessage(file, at: 0..<file.count, isClipping: true)
        guard let version = try? model.next(), version.number == 1, version.type == .varint else { return false }
        while let field = try? model.next() {
            guard field.number == graph else { continue }
            return field.type == .bytes && ONNXGraph(file, at: field.payload).isRecognised
        }
        return false
    }

    init(_ file: FileBytes) throws(WeightError) {
        path = file.path
        var notes: [String: String] = [:]
        var found = ProtobufTensors(of: file)
        var model = ProtobufMessage(file, at: 0..<file.count)
        while let field = try model.next() {
            switch (field.number, field.type) {
            case (2, .bytes): notes["producer_name"] = try file.text(of: field)
            case (Self.graph, .bytes): found = try ONNXGraph(file, at: field.payload).tensors()
            default: break
            }
        }
        self.notes = notes
        self.found = found
    }

    func values(of tensor: WeightTensor) throws(WeightError) -> [Float] { try found.values(of: tensor) }

    /// The field of the graph.
    private static let graph = 7
}
