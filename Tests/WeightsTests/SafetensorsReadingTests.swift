import Foundation
import Testing
import Weights

/// What others write is read as they meant it.
@Suite struct SafetensorsReadingTests {
    /// All finite numbers of 16 bits, and others that singles cannot hold exactly, against numpy's conversions.
    @Test func everyTypeIsReadAsNumpyConvertsIt() async throws {
        try await ScratchFile.with { path in
            try await Peer.write(path)
            let file = try SafetensorsFile(path: path)
            #expect(file.path == path && file.format == .safetensors)
            #expect(file.notes == ["mean": "1,2,3", "größe": "\"\\/\n\u{2028} é"])
            #expect(
                file.tensors.map(\.name) == [
                    "z.last in the alphabet", "z.last in the alphabet.exact", "half", "half.exact", "", "brain",
                    "brain.exact", "double", "double.exact", "number of batches",
                ]
            )
            #expect(file.tensors[0].shape == [4, 5, 100] && file.tensors.last?.shape == [])
            for (tensor, exact) in zip(file.tensors, file.tensors.dropFirst())
            where exact.name == tensor.name + ".exact" {
                let (found, expected) = (try file.values(of: tensor), try file.values(of: exact))
                #expect(found.map(\.bitPattern) == expected.map(\.bitPattern), "\(tensor.name)")
                #expect(found.count == tensor.shape.reduce(1, *) && found.count >= 2000)
            }
        }
    }

    /// Numbers of batches and the like do not stand in the way of the weights beside them.
    @Test(arguments: ["", "number of batches"])
    func otherTypesAreRefusedWhenTheyAreAskedFor(name: String) async throws {
        try await ScratchFile.with { path in
            try await Peer.write(path)
            let file = try SafetensorsFile(path: path)
            let tensor = try #require(file.tensors.first { $0.name == name })
            let error = #expect(throws: WeightError.self) { try file.values(of: tensor) }
            #expect(error?.code == .wrongType && error?.path == path)
        }
    }

    @Test func valuesAreReadAgainAsTheyWere() throws {
        // Enough pages for some to lie wholly within the tensor, which are forgotten in between.
        let numbers = (0..<100_000).map(Float.init)
        let bytes = numbers.flatMap { Handmade.littleEndian($0.bitPattern) }
        let made = Handmade(tensors: [.init(name: "many", dtype: "F32", shape: [100_000], bytes: bytes)])
        try ScratchFile.with(made.bytes) { path in
            let file = try SafetensorsFile(path: path)
            for _ in 0..<2 { #expect(try file.values(of: file.tensors[0]) == numbers) }
        }
    }

    @Test func otherTensorsAreNotInTheFile() throws {
        try ScratchFile.with(Handmade.two.bytes) { path in
            let file = try SafetensorsFile(path: path)
            for other in [WeightTensor(name: "wait", shape: [3]), WeightTensor(name: "bias", shape: [1, 3])] {
                #expect(#expect(throws: WeightError.self) { try file.values(of: other) }?.code == .damaged)
            }
        }
    }

    @Test(
        arguments: [
            (Array(Handmade.two.bytes), true), (Array(Handmade.two.bytes.prefix(20)), true), ([], false),
            (Array(Handmade.two.bytes.prefix(8)), false), (Array("{\"a\":{\"b\":{\"c\":1}}}".utf8), false),
            ([0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0x7B, 0x20], false),
        ] as [([UInt8], Bool)]
    )
    func filesAreRecognisedByTheirBeginning(bytes: [UInt8], isRecognised: Bool) throws {
        try ScratchFile.with(bytes) { path in
            let file = try FileBytes(path: path)
            #expect(SafetensorsFile.recognises(file) == isRecognised)
        }
    }
}
