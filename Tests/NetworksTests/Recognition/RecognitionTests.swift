import Networks
import Testing
import Weights

/// Which tensors are taken for which convolutions.
struct RecognitionTests {
    enum Names: String, CaseIterable {
        case caffe, caffe2, keras, keras1, keras3, torchvision, parallel, zoo, counted

        func callAsFunction(_ layer: Layer, _ index: Int, _ kind: String) -> String {
            let keras = "block\(layer.block)_conv\(layer.place)"
            return switch self {
            case .caffe: "\(layer).\(kind)"
            case .caffe2: "\(layer)_\(kind.prefix(1))_0"
            case .keras: "\(keras)/\(keras)/\(kind == "weight" ? "kernel" : "bias"):0"
            case .keras1: "\(keras)/\(keras)_\(kind == "weight" ? "W" : "b")_1:0"
            case .keras3: "\(keras)/vars/\(kind == "weight" ? 0 : 1)"
            case .torchvision: "features.\(MadeFile.module(layer, index)).\(kind)"
            case .parallel: "module.features.\(MadeFile.module(layer, index)).\(kind)"
            case .zoo: "vgg0_conv\(index)_\(kind)"
            case .counted: "conv\(index).\(kind)"
            }
        }
    }

    @Test(arguments: Names.allCases, Topology.allCases)
    func namesTellTheLayers(names: Names, topology: Topology) throws {
        var file = MadeFile(topology) { names($0, $1, $2) }
        // The order in a file means nothing, and neither do the layers behind the convolutions.
        file.tensors.reverse()
        file.add("classifier.6.weight", [10, 8])
        file.add("fc6/fc6_W_1:0", [8, 8])
        let network = try SourceNetwork(file)
        #expect(network.topology == topology)
        #expect(network.convolutions.map(\.layer) == topology.layers)
        #expect(network.convolutions.map(\.outputs) == topology.layers.map { [4, 6, 8, 8, 8][$0.block - 1] })
        let second = try network.values(of: network.convolutions[1])
        let name = names(Layer(block: 1, place: 2), 1, "weight")
        #expect(second.kernel == MadeFile.values(4 * 4 * 9, seed: name))
        #expect(second.bias == MadeFile.values(4, seed: names(Layer(block: 1, place: 2), 1, "bias")))
    }

    /// Blocks that are not there are not missed; what both networks begin with is taken for VGG19's.
    @Test(arguments: [
        (Topology.vgg19, 16, Topology.vgg19), (.vgg19, 8, .vgg19), (.vgg19, 1, .vgg19), (.vgg16, 13, .vgg16),
        (.vgg16, 8, .vgg16), (.vgg16, 7, .vgg19),
    ])
    func networksMayEndEarly(topology: Topology, layers: Int, expected: Topology) throws {
        for names in [Names.caffe, .keras, .torchvision] {
            let network = try SourceNetwork(MadeFile(topology, layers: layers) { names($0, $1, $2) })
            #expect(network.topology == expected)
            #expect(network.convolutions.map(\.layer) == Array(topology.layers.prefix(layers)))
        }
    }

    @Test func biasesMayHaveSidesOfOne() throws {
        var file = MadeFile(.vgg19) { layer, _, kind in "\(layer).\(kind)" }
        file.tensors = file.tensors.map {
            $0.name.hasSuffix("bias") ? WeightTensor(name: $0.name, shape: [1, 1, 1] + $0.shape) : $0
        }
        #expect(try SourceNetwork(file).convolutions.count == 16)
    }

    @Test(arguments: [
        ("features.1.running_mean", [4], NetworkError.Code.batchNormalised, "running_mean"),
        ("features.0.extra.conv1_1", [4], .wrongShape, "two tensors"),
        ("features.99.weight", [4, 4, 3, 3], .notVGG, "features.99"),
    ])
    func strangeTensorsAreRefused(name: String, shape: [Int], code: NetworkError.Code, word: String) throws {
        var file = MadeFile(.vgg19) { layer, index, kind in
            name.hasSuffix("conv1_1") ? "\(layer).\(kind)" : "features.\(MadeFile.module(layer, index)).\(kind)"
        }
        file.add(name, shape)
        expect(file, isRefused: code, word)
    }

    @Test func missingTensorsAreTold() throws {
        var file = MadeFile(.vgg19) { layer, _, kind in "\(layer).\(kind)" }
        file.tensors.removeAll { $0.name == "conv2_2.bias" }
        expect(file, isRefused: .notVGG, "no bias of conv2_2")
        file.tensors.removeAll { $0.name == "conv2_2.weight" }
        expect(file, isRefused: .notVGG, "no kernel of conv2_2")
        file.tensors = [WeightTensor(name: "layer1.0.conv1.weight", shape: [64, 64, 3, 3])]
        expect(file, isRefused: .notVGG, "1 convolutions")
        file.tensors = [WeightTensor(name: "encoder.weight", shape: [64, 64])]
        expect(file, isRefused: .notVGG, "encoder.weight")
        file.tensors = []
        expect(file, isRefused: .notVGG, "no tensor at all")
    }

    /// VGG11 and VGG13 are VGGs as well, but none that styles are transferred with.
    @Test(arguments: [[1, 1, 2, 2, 2], [2, 2, 2, 2, 2]])
    func shorterNetworksAreRefused(blocks: [Int]) throws {
        var file = MadeFile()
        var inputs = 3
        for (block, count) in blocks.enumerated() {
            for place in 1...count {
                file.add("conv\(block + 1)_\(place).weight", [8, inputs, 3, 3])
                file.add("conv\(block + 1)_\(place).bias", [8])
                inputs = 8
            }
        }
        expect(file, isRefused: .notVGG, "neither a VGG16 nor a VGG19")
    }

    @Test(arguments: [
        ("conv1_1.weight", [4, 1, 3, 3]), ("conv1_2.weight", [4, 4, 5, 5]), ("conv3_1.weight", [8, 7, 3, 3]),
        ("conv5_4.weight", [8, 8, 3, 3, 1]), ("conv2_1.bias", [7]), ("conv4_4.weight", [8, 8, 3, 1]),
        ("conv2_2.weight", [0, 6, 3, 3]),
    ])
    func wrongShapesAreToldWithTheTensor(name: String, shape: [Int]) throws {
        var file = MadeFile(.vgg19) { layer, _, kind in "\(layer).\(kind)" }
        file.tensors = file.tensors.map { $0.name == name ? WeightTensor(name: name, shape: shape) : $0 }
        expect(file, isRefused: .wrongShape, "\(name) in shape \(shape)")
    }

    @Test(arguments: [
        "features.99999999999999999999.weight", "features.-9223372036854775808.weight", "features.١.weight", "conv_",
        "conv9999999999999999999_1.weight", "block1_conv.weight", "features.weight", "vgg_conv_weight", "conv", ".", "",
        "features.+.weight", "conv1_-1.weight",
    ])
    func oddNamesAreNoLayers(name: String) throws {
        var file = MadeFile()
        file.add(name, [4, 3, 3, 3])
        #expect(throws: NetworkError.self) { try SourceNetwork(file) }
    }

    private func expect(
        _ file: MadeFile,
        isRefused code: NetworkError.Code,
        _ words: String,
        at place: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: NetworkError.self, sourceLocation: place) { try SourceNetwork(file) }
        #expect(error?.code == code, sourceLocation: place)
        #expect(error?.description.contains(words) == true, "\(error as Any)", sourceLocation: place)
    }
}
