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

    /// No byte of the header may bring the reader down; most changes are refused, some (within a name) are not.
    @Test func noChangedByteOfTheHeaderIsFatal() throws {
        var bytes = NetworkFile.oneLayer.bytes
        let names: Set<NetworkError.Code> = [
            .truncated, .notSafetensors, .wrongType, .wrongShape, .unknownConvention, .missingLayer,
        ]
        for index in 0..<8 + NetworkFile.oneLayer.header.utf8.count {
            let kept = bytes[index]
            for changed in [0, 0x22, 0x2D, 0x39, 0x5D, 0x7B, 0xFF] as [UInt8] where changed != kept {
                bytes[index] = changed
                if let code = refusal(of: bytes)?.code { #expect(names.contains(code)) }
            }
            bytes[index] = kept
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

    @Test(arguments: [0x7C00, 0xFC00, 0x7E00, 0x7C01] as [UInt16])
    func halvesThatAreNoNumbers(bits: UInt16) {
        var file = NetworkFile.oneLayer
        file.tensors[1] = .init("conv1_1.bias", [3], bits: [0, bits, 0])
        expect(.notFinite, of: file, naming: "conv1_1.bias")
    }

    @Test(arguments: ["F64", "BF16", "I64", "f32", ""])
    func otherTypes(dtype: String) {
        var file = NetworkFile.oneLayer
        file.tensors[0].dtype = dtype
        expect(.wrongType, of: file, naming: "conv1_1.weight")
    }

    /// Each replaces the entry of conv1_1.bias, whose twelve bytes stand at 324…336.
    @Test(arguments: [
        (#"{"dtype":"F32","shape":[3],"data_offsets":[328,340]}"#, NetworkError.Code.truncated),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[9223372036854775795,9223372036854775807]}"#, .truncated),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[-12,0]}"#, .notSafetensors),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[-9223372036854775808,9223372036854775807]}"#, .notSafetensors),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[336,324]}"#, .notSafetensors),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[324,335]}"#, .notSafetensors),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[324]}"#, .notSafetensors),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[]}"#, .notSafetensors),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[18446744073709551616,18446744073709551628]}"#, .notSafetensors),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[300,312]}"#, .notSafetensors),
        (#"{"dtype":"F32","shape":[3]}"#, .notSafetensors),
        (#"[3]"#, .notSafetensors),
        (#"{"dtype":"F32","shape":[-3],"data_offsets":[324,336]}"#, .wrongShape),
        (#"{"dtype":"F32","shape":[0],"data_offsets":[324,324]}"#, .wrongShape),
        (#"{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[324,336]}"#, .wrongShape),
    ])
    func entriesThatDoNotFit(entry: String, code: NetworkError.Code) {
        var file = NetworkFile.oneLayer
        file.entries["conv1_1.bias"] = entry
        expect(code, of: file, naming: code == .notSafetensors ? "" : "conv1_1.bias")
    }

    @Test func aLengthInBigEndianOrderIsNamed() {
        var bytes = NetworkFile.oneLayer.bytes
        bytes[0..<8].reverse()
        let error = refusal(of: bytes)
        #expect(error?.code == .notSafetensors)
        #expect(error?.description.contains("big-endian") == true)
    }

    @Test(arguments: [
        Array("this is a letter, not a network\n".utf8), [UInt8](repeating: 0, count: 64),
        [0x80] + Array("pickle..".utf8),
        NetworkFile.littleEndian(UInt64(100_000)) + [UInt8](repeating: 0x5B, count: 100_000),
    ])
    func otherFiles(bytes: [UInt8]) {
        #expect(refusal(of: bytes)?.code == .notSafetensors)
    }

    @Test func whatIsNoFileIsRefusedWithoutWaiting() throws {
        let folder = FileManager.default.temporaryDirectory.path
        for path in ["/nonexistent/network.safetensors", folder, "/dev/zero", ""] {
            let error = #expect(throws: NetworkError.self) { try Network(path: path) }
            #expect(error?.code == .unreadable)
            #expect(path.isEmpty || error?.description.contains(path) == true)
        }
        let pipe = "\(folder)/impasto-pipe-\(UUID().uuidString)"
        try #require(mkfifo(pipe, 0o600) == 0)
        defer { unlink(pipe) }
        #expect(#expect(throws: NetworkError.self) { try Network(path: pipe) }?.code == .unreadable)
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
