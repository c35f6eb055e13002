import Weights

/// A network as Caffe publishes it: the message `NetParameter` of `caffe.proto`, whose layers hold blobs of numbers.
///
/// A layer's weight is listed as `NAME.weight`, its bias as `NAME.bias`.
struct CaffeModel: WeightReader {
    let path: String
    let format = WeightFormat.caffe
    let notes: [String: String]
    private let found: ProtobufTensors

    var tensors: [WeightTensor] { found.list }

    /// Whether the first layer with a blob has a name too, and the blob numbers; the message has no signature.
    ///
    /// A file that ends early is recognised too, so that its error can say so.
    static func recognises(_ file: FileBytes) -> Bool {
        var net = ProtobufMessage(file, at: 0..<file.count, isClipping: true)
        while let field = try? net.next() {
            guard let layer = try? CaffeLayer(field, of: file), let blob = layer.weight else { continue }
            return layer.name != nil && CaffeBlob.isOne(file, at: blob)
        }
        return false
    }

    init(_ file: FileBytes) throws(WeightError) {
        path = file.path
        var notes: [String: String] = [:]
        var found = ProtobufTensors(of: file)
        var net = ProtobufMessage(file, at: 0..<file.count)
        while let field = try net.next() {
            if field.number == 1, field.type == .bytes { notes["name"] = try file.text(of: field) }
            if let layer = try CaffeLayer(field, of: file) { try found.append(layer, of: file) }
        }
        self.notes = notes
        self.found = found
    }

    func values(of tensor: WeightTensor) throws(WeightError) -> [Float] { try found.values(of: tensor) }
}

extension ProtobufTensors {
    fileprivate mutating func append(_ layer: CaffeLayer, of file: FileBytes) throws(WeightError) {
        let name = layer.name ?? ""
        if let weight = layer.weight {
            let blob = try CaffeBlob(file, at: weight)
            try append(WeightTensor(name: "\(name).weight", shape: blob.shape), at: blob.numbers)
        }
        if let bias = layer.bias {
            let blob = try CaffeBlob(file, at: bias)
            // Files of 2014 say 1×1×1×N for a row of N.
            let row = blob.shape.dropLast().drop { $0 == 1 } + blob.shape.suffix(1)
            try append(WeightTensor(name: "\(name).bias", shape: Array(row)), at: blob.numbers)
        }
    }
}
