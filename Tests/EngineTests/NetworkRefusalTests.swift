import Engine
import Foundation
import Testing

/// Networks come from anywhere: whatever is wrong with a file, it is refused with its name and a reason.
@Suite struct NetworkRefusalTests {
    @Test func everyTruncationIsRefused() throws {
        let bytes = NetworkFile.oneLayer.bytes
        for length in 0..<bytes.count {
            let error = refusal(of: Array(bytes.prefix(length)))
            #expect(error?.code == .truncated, "\(length) of \(bytes.count) bytes")
        }
    }

    @Test(arguments: [
        ("conv1_1.weight", [3, 9, 3]), ("conv1_1.weight", [9, 9]), ("conv1_1.weight", [3, 3, 1, 9]),
        ("conv1_1.weight", [1, 9, 3, 3]), ("conv1_1.bias", [3, 1]), ("conv1_1.bias", [1, 3]),
    ])
    func wrongShapes(tensor: String, shape: [Int]) throws {
        var file = NetworkFile.oneLayer
        for index in file.tensors.indices where file.tensors[index].name == tensor {
            file.tensors[index].shape = shape
        }
        expect(.wrongShape, of: file, naming: tensor)
    }

    @Test func aSecondLayerMustFollowFromTheFirst() {
        var file = NetworkFile.oneLayer
        file.tensors.append(.init("conv1_2.weight", [2, 4, 3, 3], Array(repeating: 0.5, count: 72)))
        file.tensors.append(.init("conv1_2.bias", [2], [0, 0]))
        expect(.wrongShape, of: file, naming: "[N, 3, 3, 3]")
    }

    @Test func aWeightNeedsItsBias() {
        var file = NetworkFile.oneLayer
        file.tensors.removeLast()
        expect(.wrongShape, of: file, naming: "conv1_1.bias")
    }

    @Test func somethingElseIsNoVGG() {
        let file = NetworkFile(tensors: [.init("features.0.weight", [1], [1])])
        expect(.missingLayer, of: file, naming: "conv1_1.weight")
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity])
    func valuesThatAreNoNumbers(value: Float) {
        var file = NetworkFile.oneLayer
        file.tensors[1] = .init("conv1_1.bias", [3], [1, value, 3])
        expect(.notFinite, of: file, naming: "conv1_1.bias")
    }

    @Test func typesThatAreNone() {
        var file = NetworkFile.oneLayer
        file.tensors[0].dtype = "I32"
        expect(.wrongType, of: file, naming: "conv1_1.weight")
    }

    /// What the file's format forbids is told as what is wrong with the network; `Weights` tests all of it.
    @Test func filesThatContradictThemselves() {
        var file = NetworkFile.oneLayer
        file.entries["conv1_1.bias"] = #"{"dtype":"F32","shape":[3],"data_offsets":[324,335]}"#
        expect(.notSafetensors, of: file, naming: "conv1_1.bias")
        #expect(refusal(of: Array("this is a letter, not a network\n".utf8))?.code == .notSafetensors)
    }

    /// A convolution needs those before it; a block after the first needs two of that one.
    @Test(arguments: [
        ([2, 2, 4], "conv3_3", "conv3_4"), ([2, 2, 1], "conv2_1", "conv2_2"), ([2, 1, 1], "conv2_1", "conv3_1"),
        ([2, 2], "conv1_1", "conv1_2"), ([2, 1], "conv1_2", "conv2_1"), ([1, 1], "conv1_2", "conv2_1"),
    ])
    func gaps(blocks: [Int], missing: String, needed: String) {
        var file = NetworkFile()
        for layer in RandomNetwork.names(blocks) where layer.description != missing {
            file.tensors.append(.init("\(layer).weight", [3, 3, 3, 3], Array(repeating: 0.5, count: 81)))
            file.tensors.append(.init("\(layer).bias", [3], [0, 0, 0]))
        }
        expect(.missingLayer, of: file, naming: "has \(needed) but no \(missing)")
    }

    @Test func whatIsNoFile() throws {
        let folder = FileManager.default.temporaryDirectory.path
        for path in ["/nonexistent/network.safetensors", folder] {
            let error = #expect(throws: NetworkError.self) { try Network(path: path) }
            #expect(error?.code == .unreadable && error?.description.contains(path) == true)
        }
    }

    private func refusal(of bytes: [UInt8]) -> NetworkError? {
        do {
            try NetworkFile.with(bytes) { path in
                do {
                    _ = try Network(path: path)
                } catch let error as NetworkError {
                    #expect(error.path == path && error.description.contains(path))
                    throw error
                }
            }
            return nil
        } catch let error as NetworkError {
            return error
        } catch {
            Issue.record(error)
            return nil
        }
    }

    private func expect(_ code: NetworkError.Code, of file: NetworkFile, naming name: String) {
        let error = refusal(of: file.bytes)
        #expect(error?.code == code)
        #expect(name.isEmpty || error?.description.contains(name) == true)
    }
}
