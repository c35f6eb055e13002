import ForeignWeights
import Foundation
import Testing
import Weights

/// What `torch.save` writes is read to the bit.
@Suite struct TorchReadingTests {
    private static let layers = [
        WeightTensor(name: "features.0.weight", shape: [4, 3, 3, 3]),
        WeightTensor(name: "features.0.bias", shape: [4]),
        WeightTensor(name: "features.2.weight", shape: [5, 4, 3, 3]),
        WeightTensor(name: "features.2.bias", shape: [5]),
    ]

    private func expectLayers(_ path: String, _ format: WeightFormat) throws {
        let file = try WeightFiles.open(path: path)
        #expect(file.format == format)
        #expect(file.path == path)
        #expect(file.notes.isEmpty)
        #expect(file.tensors == Self.layers)
        for (number, tensor) in file.tensors.enumerated() {
            let count = tensor.shape.reduce(1, *)
            #expect(try file.values(of: tensor) == KnownValues.tensor(number, count: count))
        }
    }

    @Test(arguments: ["layers", "parameters", "dictionary", "checkpoint"], TorchKind.allCases)
    func stateDictionaryIsRead(_ name: String, kind: TorchKind) throws {
        try expectLayers(kind.file(name), kind == .archive ? .torchZip : .torchLegacy)
    }

    @Test func streamOfPython2IsRead() throws {
        try expectLayers(TorchKind.stream.file("python2"), .torchLegacy)
    }

    @Test(arguments: ["commented", "long"])
    func archiveOfOthersIsRead(_ name: String) throws {
        try expectLayers(TorchKind.archive.file(name), .torchZip)
    }

    /// Whole numbers and truth values are no weights.
    @Test(arguments: TorchKind.allCases)
    func everyFloatingTypeIsRead(_ kind: TorchKind) throws {
        let file = try WeightFiles.open(path: kind.file("types"))
        #expect(file.tensors == ["double", "half", "brain", "single"].map { WeightTensor(name: $0, shape: [7]) })
        let known = (0..<4).map { KnownValues.tensor($0, count: 7) }
        #expect(try file.values(of: file.tensors[0]) == known[0])
        #expect(try file.values(of: file.tensors[1]) == known[1].map { Float(Float16($0)) })
        #expect(try file.values(of: file.tensors[2]) == known[2].map(nearestBrainFloat))
        #expect(try file.values(of: file.tensors[3]) == known[3])
    }

    /// Parts of storages, as slices, transposed tensors and `channels_last` leave them, come in their shape's order.
    @Test(arguments: TorchKind.allCases)
    func viewsAreReadInTheOrderOfTheirShape(_ kind: TorchKind) throws {
        let file = try WeightFiles.open(path: kind.file("views"))
        func base(_ row: Int, _ column: Int) -> Float { KnownValues.value(row * 6 + column, ofTensor: 0) }
        let expected: [(String, [Int], [Float])] = [
            ("transposed", [6, 4], (0..<6).flatMap { column in (0..<4).map { base($0, column) } }),
            ("row", [6], (0..<6).map { base(2, $0) }),
            ("column", [4], (0..<4).map { base($0, 5) }),
            ("sparse", [2, 3], [base(0, 1), base(0, 3), base(0, 5), base(3, 1), base(3, 3), base(3, 5)]),
            ("scalar", [], [base(1, 1)]),
            ("empty", [0, 6], []),
            ("last", [2, 3, 4, 5], KnownValues.tensor(1, count: 120)),
        ]
        #expect(file.tensors == expected.map { WeightTensor(name: $0.0, shape: $0.1) })
        for (tensor, (name, _, values)) in zip(file.tensors, expected) {
            #expect(try file.values(of: tensor) == values, "\(name)")
        }
    }

    @Test func tensorOfAnotherFileIsRefused() throws {
        let file = try WeightFiles.open(path: TorchKind.archive.file("layers"))
        #expect(throws: WeightError.self) { try file.values(of: WeightTensor(name: "features.4.weight", shape: [1])) }
    }

    /// The nearest number with the upper half of a float's bits, ties to even.
    private func nearestBrainFloat(_ value: Float) -> Float {
        let bits = value.bitPattern
        return Float(bitPattern: (bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF_0000)
    }
}
