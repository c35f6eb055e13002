import Engine
import Foundation
import Pictures
import Testing

/// What a network file says is what the engine computes with, however the file says it.
@Suite struct NetworkReadingTests {
    @Test func metadataAndDepthAreRead() throws {
        let network = try NetworkFile.oneLayer.network()
        #expect(network.metadata == NetworkFile.caffe)
        #expect(network.last.description == "conv1_1")
        #expect(network.mean == [123.68, 116.779, 103.939])
        let tiny = try TinyTransfer.network()
        #expect(tiny.last.description == "conv5_4")
        #expect(tiny.metadata["variant"] == "tiny")
        let conv3 = try #require(LayerName("conv3_2"))
        let shallow = try Network(path: GoldenFolder.tiny.network.path, through: conv3)
        #expect(shallow.last == conv3 && shallow.layers == tiny.layers && shallow.bytes < tiny.bytes)
        #expect(tiny.layers == RandomNetwork.names(RandomNetwork.vgg19))
    }

    /// VGG13, VGG16, VGG19, and what nobody has trained.
    @Test(arguments: [[2, 2, 2, 2, 2], RandomNetwork.vgg16, RandomNetwork.vgg19, [2, 1, 4, 3], [4, 4, 1], [3]])
    func blocksHaveAsManyConvolutionsAsTheFile(blocks: [Int]) throws {
        let outputs = Array(repeating: 3, count: blocks.reduce(0, +))
        let network = try RandomNetwork(outputs: outputs, blocks: blocks, seed: 3).network()
        #expect(network.layers == RandomNetwork.names(blocks) && network.last == network.layers.last)
    }

    /// A network of one layer with one kernel value shows that value: a picture whose red is 10 more everywhere has
    /// features that are 10 times the value more.
    @Test(
        arguments: [
            (0x0001, 5.960464477539063e-08), (0x03FF, 6.097555160522461e-05), (0x0400, 6.103515625e-05),
            (0x3C00, 1), (0x3555, 0.333251953125), (0x7BFF, 65504), (0x8001, -5.960464477539063e-08), (0xC000, -2),
            (0x0000, 0),
        ] as [(UInt16, Float)]
    )
    func halvesAreConvertedExactly(bits: UInt16, value: Float) throws {
        let place = 22  // The middle of the third input, which is red in B, G, R.
        var (halves, singles) = ([UInt16](repeating: 0, count: 27), [Float](repeating: 0, count: 27))
        (halves[place], singles[place]) = (bits, value)
        let files = [
            NetworkFile(tensors: [.init("conv1_1.weight", [1, 3, 3, 3], bits: halves), .zeroBias]),
            NetworkFile(tensors: [.init("conv1_1.weight", [1, 3, 3, 3], singles), .zeroBias]),
        ]
        let found = try files.map { file in
            var settings = TransferSettings()
            settings.contentLayers = [.init(try #require(LayerName("conv1_1")), weight: 1)]
            (settings.contentReduction, settings.featureStage) = (.sum, .beforeRectifier)
            let content = try TinyTransfer.pictures().content
            var pixels = try GoldenFolder.tiny.pixels(of: content)
            for red in stride(from: 0, to: pixels.count, by: 3) { pixels[red] += 10 }
            return try StyleTransfer(network: file.network(), settings: settings)
                .evaluate(pixels, content: content, styles: [])
        }
        #expect(found[0].losses == found[1].losses && found[0].gradient == found[1].gradient)
        let positions = Double(found[0].gradient.count / 3)
        // Adding 10 to a pixel and taking the difference of two products round in single precision.
        #expect(relativeDistance(found[0].losses.content, positions * pow(10 * Double(value), 2)) < 1e-5)
    }

    @Test func bothKernelLayoutsAreTheSameNetwork() throws {
        let outputsFirst = try tinyFile()
        var outputsLast = outputsFirst
        outputsLast.metadata?["layout"] = "HWIO"
        for index in outputsLast.tensors.indices where outputsLast.tensors[index].shape.count == 4 {
            let tensor = outputsLast.tensors[index]
            let (outputs, inputs) = (tensor.shape[0], tensor.shape[1])
            outputsLast.tensors[index].shape = [3, 3, inputs, outputs]
            outputsLast.tensors[index].bytes = (0..<9).flatMap { tap in
                (0..<inputs).flatMap { input in
                    (0..<outputs).flatMap { output in
                        let start = 4 * ((output * inputs + input) * 9 + tap)
                        return tensor.bytes[start..<start + 4]
                    }
                }
            }
        }
        let (one, other) = (try evaluate(outputsFirst.network()), try evaluate(outputsLast.network()))
        #expect(one.losses == other.losses)
        #expect(one.gradient == other.gradient)
        #expect(one.losses.total > 0)
    }

    /// The algebra of the conventions: x_rgb1 = (x_rgb/255 − mean/255)/std, so w_rgb1[r] = w_bgr255[b] · 255 · std[r] on
    /// reversed channels.
    ///
    /// Weights are rounded once more and the mean is held in other units, hence 1e-5 and not equality.
    @Test func bothInputConventionsAreTheSameNetwork() throws {
        let caffe = try tinyFile()
        var torch = caffe
        let deviations: [Float] = [0.229, 0.224, 0.225]
        torch.metadata = [
            "input": "rgb1", "layout": "OIHW", "std": "0.229, 0.224, 0.225",
            "mean": "\(123.68 / 255.0),\(116.779 / 255.0),\(103.939 / 255.0)",
        ]
        let index = try #require(torch.tensors.firstIndex { $0.name == "conv1_1.weight" })
        let old = floats(torch.tensors[index].bytes)
        let outputs = torch.tensors[index].shape[0]
        let new = (0..<outputs * 27).map { place in
            let (output, input, tap) = (place / 27, place / 9 % 3, place % 9)
            return old[output * 27 + (2 - input) * 9 + tap] * 255 * deviations[input]
        }
        torch.tensors[index] = .init("conv1_1.weight", [outputs, 3, 3, 3], new)
        let (one, other) = (try evaluate(caffe.network()), try evaluate(torch.network()))
        #expect(relativeDistance(other.losses.content, one.losses.content) < 1e-5)
        #expect(relativeDistance(other.losses.style, one.losses.style) < 1e-5)
        #expect(relativeDistance(other.losses.total, one.losses.total) < 1e-5)
        // A rectifier or a maximum may fall the other way: the bar of the golden tests for such.
        #expect(relativeDistance(other.gradient, one.gradient) < 1e-3)
    }

    @Test(arguments: [
        ["input": "rgb255"], ["input": ""], ["layout": "NHWC"], ["layout": "oihw"], ["mean": "1,2"],
        ["mean": "1,2,3,4"],
        ["mean": "1,,2,3"], ["mean": "1,two,3"], ["mean": "nan,1,1"], ["mean": "1e30,1,1"], ["mean": "1 2,3,4"],
        ["input": "rgb1"], ["input": "rgb1", "std": "0,1,1"], ["input": "rgb1", "std": "1e-40,1,1"],
        ["input": "rgb1", "std": "-1,1,1"],
    ])
    func unknownConventionsAreRefused(words: [String: String]) throws {
        var file = NetworkFile.oneLayer
        file.metadata = NetworkFile.caffe.merging(words) { $1 }
        try NetworkFile.with(file.bytes) { path in
            let error = #expect(throws: NetworkError.self) { try Network(path: path) }
            #expect(error?.code == .unknownConvention)
            #expect(error?.description.contains(path) == true)
        }
    }

    @Test(arguments: ["input", "mean", "layout"])
    func missingMetadataIsRefused(key: String) throws {
        var file = NetworkFile.oneLayer
        file.metadata?[key] = nil
        #expect(#expect(throws: NetworkError.self) { try file.network() }?.code == .unknownConvention)
        file.metadata = nil
        #expect(#expect(throws: NetworkError.self) { try file.network() }?.code == .unknownConvention)
    }

    /// The tiny network's file, taken apart by the tests' own reader.
    private func tinyFile() throws -> NetworkFile {
        let tensors = try GoldenTensors(GoldenFolder.tiny.network)
        var inputs = 3
        var file = NetworkFile()
        for layer in RandomNetwork.names(RandomNetwork.vgg19) {
            let (weights, bias) = (tensors["\(layer).weight"], tensors["\(layer).bias"])
            file.tensors.append(.init("\(layer).weight", [bias.count, inputs, 3, 3], weights))
            file.tensors.append(.init("\(layer).bias", [bias.count], bias))
            inputs = bias.count
        }
        return file
    }

    private func floats(_ bytes: [UInt8]) -> [Float] {
        bytes.withUnsafeBytes { raw in
            stride(from: 0, to: raw.count, by: 4).map { raw.loadUnaligned(fromByteOffset: $0, as: Float.self) }
        }
    }

    /// Losses and gradient at the content picture, made a little brighter so that the content loss is not zero.
    private func evaluate(_ network: Network) throws -> (losses: Losses, gradient: [Float]) {
        let (content, style) = try TinyTransfer.pictures()
        let pixels = try GoldenFolder.tiny.pixels(of: content).map { $0 + 20 }
        return try StyleTransfer(network: network, settings: TinyTransfer.settings("jcjohnson"))
            .evaluate(pixels, content: content, styles: [StyleTransfer.Style(style)])
    }
}

extension NetworkFile.Tensor {
    fileprivate static let zeroBias = NetworkFile.Tensor("conv1_1.bias", [1], [0])
}
