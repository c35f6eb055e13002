import ForeignWeights
import Foundation
import Testing
import Weights

/// Networks that Google's protobuf library wrote in Caffe's messages.
@Suite struct CaffeModelTests {
    @Test(arguments: ["new", "unpacked", "double", "double-unpacked"])
    func everyWayToStoreValues(_ name: String) throws {
        let file = try open(name)
        #expect(file.format == .caffe)
        #expect(file.notes == ["name": "small"])
        #expect(file.tensors == tensors(fullyConnected: [6, 20]))
        try expectKnownValues(file)
    }

    @Test func filesOf2014() throws {
        let file = try open("old")
        #expect(file.notes == ["name": "small"])
        #expect(file.tensors == tensors(fullyConnected: [1, 1, 6, 20]))
        try expectKnownValues(file)
    }

    @Test func whatIsNotKnownIsSkipped() throws {
        let file = try open("extended")
        let norm = ["norm.weight", "norm.bias"].map { WeightTensor(name: $0, shape: [4]) }
        #expect(file.tensors == tensors(fullyConnected: [6, 20]) + norm)
        try expectKnownValues(file)
    }

    @Test(arguments: [
        ("not-a-number", WeightError.Code.notFinite), ("infinite", .notFinite), ("infinite-double", .notFinite),
        ("shape-lies", .damaged), ("shape-negative", .damaged), ("shape-overflows", .damaged),
        ("shape-endless", .damaged), ("no-values", .damaged), ("name-twice", .damaged), ("name-escapes", .damaged),
        ("name-endless", .damaged), ("unlearned", .unknownFormat),
    ])
    func faults(_ name: String, _ code: WeightError.Code) throws {
        let path = try path(name)
        let error = #expect(throws: WeightError.self) { try WeightFiles.readAll(path: path) }
        #expect(error?.code == code)
        #expect(error?.path == path)
        #expect(error?.description.unicodeScalars.contains("\u{1B}") == false)
    }

    @Test func aTensorOfAnotherFileIsRefused() throws {
        let file = try open("new")
        #expect(throws: WeightError.self) { try file.values(of: WeightTensor(name: "conv9", shape: [1])) }
    }

    private func tensors(fullyConnected: [Int]) -> [WeightTensor] {
        [
            WeightTensor(name: "conv1_1.weight", shape: [4, 3, 3, 3]),
            WeightTensor(name: "conv1_1.bias", shape: [4]),
            WeightTensor(name: "conv1_2.weight", shape: [5, 4, 3, 3]),
            WeightTensor(name: "conv1_2.bias", shape: [5]),
            WeightTensor(name: "fc6.weight", shape: fullyConnected),
            WeightTensor(name: "fc6.bias", shape: [6]),
        ]
    }

    private func expectKnownValues(_ file: any WeightFile) throws {
        for (number, tensor) in file.tensors.enumerated() {
            let known = KnownValues.tensor(number, count: tensor.shape.reduce(1, *))
            let values = try file.values(of: tensor)
            #expect(values == known, "\(tensor.name)")
        }
    }

    private func path(_ name: String) throws -> String {
        try WrittenFiles.folder(of: "write_caffe.py").appending(path: "\(name).caffemodel").path
    }

    private func open(_ name: String) throws -> any WeightFile { try WeightFiles.open(path: path(name)) }
}
