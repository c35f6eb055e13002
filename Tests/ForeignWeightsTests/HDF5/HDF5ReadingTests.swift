import ForeignWeights
import Foundation
import Testing
import Weights

/// What h5py writes, laid out as Keras lays it out, is read to the bit.
@Suite struct HDF5ReadingTests {
    private func open(_ name: String) throws -> any WeightFile {
        try WeightFiles.open(path: WrittenFiles.folder(of: "write_hdf5.py").appending(path: name).path)
    }

    /// The tensors' names in order, each with the number of its known values.
    private func expect(_ file: any WeightFile, _ tensors: [(name: String, shape: [Int], number: Int)]) throws {
        #expect(file.format == .hdf5)
        #expect(file.tensors == tensors.map { WeightTensor(name: $0.name, shape: $0.shape) })
        for (name, shape, number) in tensors {
            let values = try file.values(of: WeightTensor(name: name, shape: shape))
            #expect(values == KnownValues.tensor(number, count: shape.reduce(1, *)), "\(name)")
        }
    }

    /// The published weights: a kernel is height × width × in × out, and the layers stand as `layer_names` has them.
    @Test func weightsOfKeras1() throws {
        let file = try open("keras1.h5")
        try expect(
            file,
            [
                ("block1_conv2/block1_conv2_W_1:0", [3, 3, 2, 4], 0), ("block1_conv2/block1_conv2_b_1:0", [4], 1),
                ("block1_conv10/block1_conv10_W_1:0", [3, 3, 4, 4], 2), ("block1_conv10/block1_conv10_b_1:0", [4], 3),
                ("block1_conv1/block1_conv1_W_1:0", [3, 3, 6, 4], 4), ("block1_conv1/block1_conv1_b_1:0", [4], 5),
            ]
        )
        #expect(file.notes.isEmpty)
    }

    @Test func weightsOfKeras2() throws {
        let file = try open("keras2.h5")
        try expect(
            file,
            [
                ("block1_conv1/block1_conv1/bias:0", [4], 1), ("block1_conv1/block1_conv1/kernel:0", [3, 3, 2, 4], 0),
                ("block1_conv2/block1_conv2/bias:0", [4], 3), ("block1_conv2/block1_conv2/kernel:0", [3, 3, 4, 4], 2),
            ]
        )
        #expect(file.notes == ["backend": "tensorflow", "keras_version": "2.1.6"])
    }

    /// Of a whole model the state of its optimiser is left out.
    @Test func modelOfKeras2() throws {
        let file = try open("model.h5")
        try expect(
            file,
            [
                ("block1_conv1/block1_conv1/bias:0", [4], 1),
                ("block1_conv1/block1_conv1/kernel:0", [3, 3, 2, 4], 0),
            ]
        )
        #expect(file.notes == ["backend": "tensorflow"])
    }

    /// Keras 3 calls groups by their layers' class and number, and since 3.6 notes the layers' names.
    @Test(arguments: [
        ("keras3.h5", ["block1_conv1", "block1_conv2", "block1_conv3"]),
        ("keras3-early.h5", ["conv2d", "conv2d_2", "conv2d_10"]),
    ])
    func weightsOfKeras3(_ name: String, layers: [String]) throws {
        let tensors = layers.enumerated().flatMap { index, layer in
            [("\(layer)/vars/0", [3, 3, 2, 4], 2 * index), ("\(layer)/vars/1", [4], 2 * index + 1)]
        }
        try expect(try open(name), tensors.map { (name: $0.0, shape: $0.1, number: $0.2) })
    }

    /// Behind a user's block of 1024 bytes; whole numbers, texts and arrays without values are no weights.
    @Test func everyFloatingTypeAndLayoutIsRead() throws {
        let file = try open("types.h5")
        let names = ["big", "compact", "double", "half", "little", "packed"]
        #expect(file.tensors == names.map { WeightTensor(name: $0, shape: [5, 7]) })
        let known = KnownValues.tensor(3, count: 35)
        for tensor in file.tensors {
            let expected = tensor.name == "half" ? known.map { Float(Float16($0)) } : known
            #expect(try file.values(of: tensor) == expected, "\(tensor.name)")
        }
    }

    /// What a link elsewhere names is no part of the file, and groups within themselves end.
    @Test func linksAreNotFollowed() throws {
        try expect(try open("links.h5"), [("layer/again", [5, 7], 3)])
    }

    @Test func tensorOfAnotherFileIsRefused() throws {
        let file = try open("keras2.h5")
        #expect(throws: WeightError.self) {
            try file.values(of: WeightTensor(name: "block1_conv1/block1_conv1/bias:0", shape: [5]))
        }
    }

    /// libhdf5 itself would not bear this.
    @Test func manyThreadsReadAtOnce() async throws {
        let path = try WrittenFiles.folder(of: "write_hdf5.py").appending(path: "types.h5").path
        let expected = try WeightFiles.readAll(path: path).map(\.1)
        try await withThrowingTaskGroup(of: [[Float]].self) { group in
            for _ in 0..<32 { group.addTask { try WeightFiles.readAll(path: path).map(\.1) } }
            for try await values in group { #expect(values == expected) }
        }
    }
}
