import Weights

/// The graph of an ONNX file: a `GraphProto`, whose nodes compute and whose initializers are the network's weights.
struct ONNXGraph {
    private let file: FileBytes
    private let range: Range<Int>

    /// The graph that stands at a range of the file.
    init(_ file: FileBytes, at range: Range<Int>) {
        self.file = file
        self.range = range
    }

    /// Whether it has an initializer that begins like one, with its sides or its type.
    var isRecognised: Bool {
        var graph = ProtobufMessage(file, at: range, isClipping: true)
        while let field = try? graph.next(), field.type == .bytes {
            guard field.number == Self.initializer else { continue }
            var tensor = ProtobufMessage(file, at: field.payload, isClipping: true)
            return (try? tensor.next()).map { 1...2 ~= $0.number } == true
        }
        return false
    }

    /// The initializers.
    func tensors() throws(WeightError) -> ProtobufTensors {
        var tensors = ProtobufTensors(of: file)
        try forEach(Self.initializer) { (range) throws(WeightError) in
            let initializer = try ONNXTensor(file, at: range)
            // An empty tensor stands for an input that is not given.
            guard !initializer.tensor.shape.contains(0) else { return }
            try tensors.append(initializer.tensor, at: initializer.numbers)
        }
        let nameless = Set(tensors.list.map(\.name).filter(Self.isCounted))
        if !nameless.isEmpty { tensors.rename(try namesByConvolution(of: nameless)) }
        return tensors
    }

    /// What convolutions call tensors that have numbers for names.
    private func namesByConvolution(of nameless: Set<String>) throws(WeightError) -> [String: String] {
        var names: [String: String] = [:]
        var convolutions = 0
        try forEach(Self.node) { (range) throws(WeightError) in
            let node = try ONNXNode(file, at: range)
            guard node.isConvolution else { return }
            for (input, kind) in zip(node.inputs.dropFirst(), ["weight", "bias"]) {
                let name = try file.text(of: input)
                if nameless.contains(name), names[name] == nil { names[name] = "conv\(convolutions).\(kind)" }
            }
            convolutions += 1
        }
        return names
    }

    private func forEach(_ number: Int, _ body: (Range<Int>) throws(WeightError) -> Void) throws(WeightError) {
        var graph = ProtobufMessage(file, at: range)
        while let field = try graph.next() {
            if field.number == number, field.type == .bytes { try body(field.payload) }
        }
    }

    private static let node = 1
    private static let initializer = 5

    /// Whether a name is a number, such as `123` or PyTorch's `onnx::Conv_123`.
    private static func isCounted(_ name: String) -> Bool {
        name.hasPrefix("onnx::") || name.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}
