import ForeignWeights
import Foundation
import Testing
import Weights

/// What SciPy writes, laid out as MatConvNet lays it out, is read to the bit.
@Suite struct MATLABReadingTests {
    private func open(_ name: String) throws -> any WeightFile {
        try WeightFiles.open(path: WrittenFiles.folder(of: "write_matlab.py").appending(path: name).path)
    }

    /// Both forms of layers, compressed and not, with names of 8 bits and of 16; the bytes are MATLAB's own, and the
    /// shapes MATLAB's from the last side to the first, with the ones that MATLAB drops.
    @Test(arguments: ["new", "new-packed", "old", "old-packed", "wide", "wide-packed"])
    func layersOfMatConvNet(_ name: String) throws {
        let file = try open("\(name).mat")
        let tensors = [
            WeightTensor(name: "conv1_1.weight", shape: [8, 3, 3, 3]), WeightTensor(name: "conv1_1.bias", shape: [8]),
            WeightTensor(name: "conv1_2.weight", shape: [160, 8, 3, 3]),
            WeightTensor(name: "conv1_2.bias", shape: [160]),
            WeightTensor(name: "fc6.weight", shape: [1, 160, 3, 2]), WeightTensor(name: "fc6.bias", shape: [1]),
        ]
        #expect(file.format == .matlab)
        #expect(file.tensors == tensors)
        // Twice, for libmatio reads on from where it was.
        for (number, tensor) in Array(file.tensors.enumerated()).reversed() + Array(file.tensors.enumerated()) {
            let count = tensor.shape.reduce(1, *)
            #expect(try file.values(of: tensor) == KnownValues.tensor(number, count: count), "\(tensor.name)")
        }
    }

    @Test(arguments: [
        ("new.mat", "123.68,116.779,103.939"), ("new-packed.mat", "123.68,116.779,103.939"),
        ("old.mat", "123.5,116.75,103.875"), ("old-packed.mat", "123.5,116.75,103.875"),
    ])
    func meanOfThePicture(_ name: String, mean: String) throws {
        #expect(try open(name).notes == ["mean": mean, "order": "rgb"])
    }

    @Test(arguments: ["wide.mat", "empty-mean.mat"])
    func networkWithoutMean(_ name: String) throws {
        #expect(try open(name).notes == ["order": "rgb"])
    }

    @Test func doublesAreRead() throws {
        let file = try open("double.mat")
        #expect(file.tensors.map(\.name) == ["conv1_1.weight", "conv1_1.bias"])
        for (number, tensor) in file.tensors.enumerated() {
            let count = tensor.shape.reduce(1, *)
            #expect(try file.values(of: tensor) == KnownValues.tensor(number, count: count))
        }
    }

    @Test func layerMayHaveNoBias() throws {
        let file = try open("no-bias.mat")
        #expect(file.tensors == [WeightTensor(name: "conv1_1.weight", shape: [8, 3, 3, 3])])
    }

    @Test func tensorOfAnotherFileIsRefused() throws {
        let file = try open("double.mat")
        #expect(throws: WeightError.self) { try file.values(of: WeightTensor(name: "conv1_1.bias", shape: [1, 8])) }
    }
}
