import Networks
import Weights

/// A weight file that a test has made up, in memory.
struct MadeFile: WeightFile {
    let path = "made.up"
    var format = WeightFormat.torchZip
    var tensors: [WeightTensor] = []
    var notes: [String: String] = [:]
    private var contents: [String: [Float]] = [:]

    init(_ format: WeightFormat = .torchZip) {
        self.format = format
    }

    /// Adds a tensor; its values are seeded by its name unless they are given.
    mutating func add(_ name: String, _ shape: [Int], _ values: [Float]? = nil) {
        tensors.append(WeightTensor(name: name, shape: shape))
        contents[name] = values
    }

    func values(of tensor: WeightTensor) throws(WeightError) -> [Float] {
        contents[tensor.name] ?? MadeFile.values(tensor.shape.reduce(1, *), seed: tensor.name)
    }

    /// Values between -1 and 1, the same for the same seed.
    static func values(_ count: Int, seed: String) -> [Float] {
        var state = seed.utf8.reduce(UInt64(count)) { ($0 ^ UInt64($1)) &* 0x9E37_79B9_7F4A_7C15 }
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(Int32(truncatingIfNeeded: state >> 32)) / Float(Int32.max)
        }
    }
}

extension MadeFile {
    /// A VGG of these widths, a block each, with that name for each layer's tensors.
    init(
        _ topology: Topology,
        as format: WeightFormat = .torchZip,
        widths: [Int] = [4, 6, 8, 8, 8],
        layers: Int = 16,
        named name: (Layer, _ index: Int, _ kind: String) -> String
    ) {
        self.init(format)
        var inputs = 3
        for (index, layer) in topology.layers.prefix(layers).enumerated() {
            let outputs = widths[layer.block - 1]
            add(name(layer, index, "weight"), [outputs, inputs, 3, 3])
            add(name(layer, index, "bias"), [outputs])
            inputs = outputs
        }
    }

    /// The place of a convolution among rectifiers and poolings, as torchvision counts.
    static func module(_ layer: Layer, _ index: Int) -> Int {
        2 * index + layer.block - 1
    }
}
