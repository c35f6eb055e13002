import ForeignWeights
import Foundation
import Testing
import Weights

/// Networks that ONNX's own library wrote and checked.
@Suite struct ONNXModelTests {
    @Test(arguments: ["raw", "listed", "double", "double-listed"])
    func everyWayToStoreValues(_ name: String) throws {
        let file = try open(name)
        #expect(file.format == .onnx)
        #expect(file.notes == ["producer_name": "write_onnx"])
        #expect(file.tensors == tensors(Self.names))
        try expectValues(file) { $0 }
    }

    @Test(arguments: ["half", "half-listed"])
    func halves(_ name: String) throws {
        try expectValues(open(name)) { Float(Float16($0)) }
    }

    @Test func numbersForNames() throws {
        let file = try open("counted")
        #expect(file.tensors == tensors(["conv0.weight", "conv0.bias", "conv1.weight", "conv1.bias"]))
        try expectValues(file) { $0 }
    }

    @Test func integersAreListedButNotRead() throws {
        let file = try open("raw")
        let integers = try #require(file.tensors.last)
        let error = #expect(throws: WeightError.self) { try file.values(of: integers) }
        #expect(error?.code == .wrongType)
    }

    @Test(arguments: [
        ("not-a-number", WeightError.Code.notFinite), ("infinite", .notFinite), ("shape-lies", .damaged),
        ("shape-negative", .damaged), ("shape-overflows", .damaged), ("shape-endless", .damaged),
        ("value-cut", .damaged), ("half-too-wide", .damaged), ("name-twice", .damaged), ("name-escapes", .damaged),
        ("integers", .wrongType), ("external", .forbidden), ("unlearned", .unknownFormat),
    ])
    func faults(_ name: String, _ code: WeightError.Code) throws {
        let path = try path(name)
        let error = #expect(throws: WeightError.self) { try WeightFiles.readAll(path: path) }
        #expect(error?.code == code)
        #expect(error?.path == path)
        #expect(error?.description.unicodeScalars.contains("\u{1B}") == false)
    }

    private static let names = ["features.0.weight", "features.0.bias", "features.2.weight", "features.2.bias"]

    private func tensors(_ names: [String]) -> [WeightTensor] {
        zip(names + ["shape"], [[4, 3, 3, 3], [4], [5, 4, 3, 3], [5], [2]]).map(WeightTensor.init)
    }

    private func expectValues(_ file: any WeightFile, _ rounded: (Float) -> Float) throws {
        for (number, tensor) in file.tensors.dropLast().enumerated() {
            let known = KnownValues.tensor(number, count: tensor.shape.reduce(1, *))
            let values = try file.values(of: tensor)
            #expect(values == known.map(rounded), "\(tensor.name)")
        }
    }

    private func path(_ name: String) throws -> String {
        try WrittenFiles.folder(of: "write_onnx.py").appending(path: "\(name).onnx").path
    }

    private func open(_ name: String) throws -> any WeightFile { try WeightFiles.open(path: path(name)) }
}
