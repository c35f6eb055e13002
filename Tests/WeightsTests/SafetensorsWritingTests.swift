import Foundation
import Testing
import Weights

/// What is written is what others read, byte by byte the same every time.
@Suite struct SafetensorsWritingTests {
    private static let tensors = [
        WeightTensor(name: "b \"weight\"", shape: [2, 3]), WeightTensor(name: "a/bias", shape: [70_000]),
        WeightTensor(name: "a", shape: []),
    ]
    private static let values: [[Float]] = [
        [0, -0.0, 1.1, -2.5e-3, 65504, 3.3e-8], (0..<70_000).map { Float($0) / 3 - 10_000 }, [7],
    ]
    private static let notes = ["network": "vgg19", "mean": "103.939,116.779,123.68", "note": "größer \"als\" /\n"]

    @Test(arguments: [false, true])
    func numpyReadsWhatIsWritten(isHalved: Bool) async throws {
        try await ScratchFile.with { path in
            try write(path, isHalved: isHalved)
            let found = try await Peer.describe(path)
            #expect(found.notes == SafetensorsWritingTests.notes)
            let expected = zip(SafetensorsWritingTests.tensors, SafetensorsWritingTests.values).map { tensor, values in
                Peer.Description.Tensor(
                    name: tensor.name,
                    type: isHalved ? "F16" : "F32",
                    shape: tensor.shape,
                    values: values.map { isHalved ? Double(Float16($0)) : Double($0) }
                )
            }
            #expect(found.tensors == expected)
        }
    }

    @Test func whatIsWrittenIsReadAgain() async throws {
        try await ScratchFile.with { path in
            try write(path)
            let file = try SafetensorsFile(path: path)
            #expect(file.tensors == SafetensorsWritingTests.tensors && file.notes == SafetensorsWritingTests.notes)
            for (tensor, values) in zip(file.tensors, SafetensorsWritingTests.values) {
                #expect(try file.values(of: tensor).map(\.bitPattern) == values.map(\.bitPattern))
            }
        }
    }

    /// The whole file as the format's description has it.
    @Test func theBytesAreTheseAndNoOthers() async throws {
        try await ScratchFile.with { path in
            let tensors = [WeightTensor(name: "b", shape: [1]), WeightTensor(name: "a", shape: [1, 1])]
            try write(path, tensors, [[1], [-2]], notes: ["y": "2", "x": "1"])
            let header =
                #"{"__metadata__":{"x":"1","y":"2"},"a":{"data_offsets":[4,8],"dtype":"F32","shape":[1,1]},"#
                + #""b":{"data_offsets":[0,4],"dtype":"F32","shape":[1]}}"#
            let padding = String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
            let text = Array((header + padding).utf8)
            let expected = Handmade.littleEndian(UInt64(text.count)) + text + [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]
            #expect(Array(try Data(contentsOf: URL(filePath: path))) == expected)
        }
    }

    @Test(arguments: [
        (Float.nan, false), (.infinity, false), (-.infinity, false), (.nan, true), (65520, true), (-1e6, true),
    ])
    func whatIsNotFiniteAsItIsStoredIsRefused(value: Float, isHalved: Bool) async throws {
        try await ScratchFile.with { path in
            let error = #expect(throws: WeightError.self) {
                try write(path, [WeightTensor(name: "bias", shape: [2])], [[0, value]], isHalved: isHalved)
            }
            #expect(error?.code == .notFinite && error?.description.contains("bias") == true)
        }
    }

    @Test func whatWasAnnouncedMustCome() async throws {
        let one = WeightTensor(name: "bias", shape: [2])
        for (tensors, values) in [
            ([one], [[1]]), ([one], [[1, 2, 3]]), ([one], []), ([one], [[1, 2], [3, 4]]),
            ([one, one], [[1, 2], [3, 4]]),
            ([WeightTensor(name: "bias", shape: [0])], [[]]),
            ([WeightTensor(name: "bias", shape: [Int.max, 2])], [[]]),
            ([WeightTensor(name: "a", shape: [Int.max / 4]), WeightTensor(name: "b", shape: [Int.max / 4])], []),
        ] as [([WeightTensor], [[Float]])] {
            try await ScratchFile.with { path in
                let error = #expect(throws: WeightError.self) { try write(path, tensors, values) }
                #expect(error?.code == .unwritable && error?.path == path)
            }
        }
    }

    /// A disk that is full, and a file that is open for reading only.
    @Test(arguments: [("/dev/full", O_WRONLY), ("/dev/null", O_RDONLY)])
    func filesThatTakeNoMore(path: String, flags: CInt) throws {
        let descriptor = open(path, flags)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let error = #expect(throws: WeightError.self) {
            try SafetensorsWriter(to: descriptor, path: path, tensors: [])
        }
        #expect(error?.code == .unwritable && error?.description.contains(path) == true)
    }

    private func write(
        _ path: String,
        _ tensors: [WeightTensor] = tensors,
        _ values: [[Float]] = values,
        notes: [String: String] = notes,
        isHalved: Bool = false
    ) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var writer = try SafetensorsWriter(
            to: descriptor,
            path: path,
            tensors: tensors,
            notes: notes,
            isHalved: isHalved
        )
        for values in values { try writer.append(values) }
        try writer.finish()
    }
}
