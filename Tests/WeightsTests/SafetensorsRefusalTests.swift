import Foundation
import Testing
import Weights

/// Networks come from anywhere: whatever is wrong with a file, it is refused with its name and a reason.
@Suite struct SafetensorsRefusalTests {
    @Test func everyTruncationIsRefused() throws {
        let bytes = Handmade.two.bytes
        for length in 0..<bytes.count {
            #expect(refusal(of: Array(bytes.prefix(length)))?.code == .truncated, "\(length) of \(bytes.count) bytes")
        }
    }

    /// The same at every sixteenth of a file that others wrote.
    @Test func truncationsOfOthersFiles() async throws {
        try await ScratchFile.with { path in
            try await Peer.write(path)
            let bytes = Array(try Data(contentsOf: URL(filePath: path)))
            for part in 0..<16 {
                #expect(refusal(of: Array(bytes.prefix(bytes.count * part / 16)))?.code == .truncated, "\(part)/16")
            }
        }
    }

    /// Each replaces the entry of “bias”, whose twelve bytes stand at 324…336.
    @Test(arguments: [
        (#"{"dtype":"F32","shape":[3],"data_offsets":[328,340]}"#, WeightError.Code.truncated),
        (#"{"dtype":"I64","shape":[3],"data_offsets":[328,340]}"#, .truncated),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[9223372036854775795,9223372036854775807]}"#, .truncated),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[-12,0]}"#, .damaged),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[-9223372036854775808,9223372036854775807]}"#, .damaged),
        (#"{"dtype":"I64","shape":[3],"data_offsets":[-9223372036854775808,9223372036854775807]}"#, .damaged),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[336,324]}"#, .damaged),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[324,335]}"#, .damaged),
        (#"{"dtype":"F16","shape":[3],"data_offsets":[324,336]}"#, .damaged),
        (#"{"dtype":"F64","shape":[3],"data_offsets":[324,336]}"#, .damaged),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[324]}"#, .damaged),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[324,330,336]}"#, .damaged),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[]}"#, .damaged),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[18446744073709551616,18446744073709551628]}"#, .damaged),
        (#"{"dtype":"F32","shape":[3],"data_offsets":[300,312]}"#, .damaged),
        (#"{"dtype":"F32","shape":[3]}"#, .damaged),
        (#"[3]"#, .damaged),
        (#"{"dtype":"F32","shape":[-3],"data_offsets":[324,336]}"#, .damaged),
        (#"{"dtype":"F32","shape":[0],"data_offsets":[324,324]}"#, .damaged),
        (#"{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[324,336]}"#, .damaged),
        (#"{"dtype":"I64","shape":[4611686018427387904,4],"data_offsets":[324,336]}"#, .damaged),
        (#"{"dtype":"F32","shape":[3.5],"data_offsets":[324,336]}"#, .damaged),
    ])
    func entriesThatDoNotFit(entry: String, code: WeightError.Code) {
        var file = Handmade.two
        file.entries["bias"] = entry
        #expect(refusal(of: file.bytes)?.code == code)
    }

    @Test(arguments: ["", "{", "[]", "3", "{}}", "{\"a\":3}", "{\"__metadata__\":{\"a\":3}}", "{\"a\":\"\u{1}\"}"])
    func headersThatAreNone(header: String) {
        #expect(refusal(of: Handmade.littleEndian(UInt64(header.utf8.count)) + Array(header.utf8))?.code == .damaged)
    }

    @Test(arguments: [
        ("F32", Handmade.littleEndian(Float.nan.bitPattern)),
        ("F32", Handmade.littleEndian((-Float.infinity).bitPattern)),
        ("F16", [0x00, 0x7C]), ("F16", [0x01, 0x7E]), ("BF16", [0x80, 0x7F]), ("BF16", [0xC0, 0xFF]),
        ("F64", Handmade.littleEndian(Double.nan.bitPattern)), ("F64", Handmade.littleEndian((1e39).bitPattern)),
    ])
    func valuesThatAreNoNumbers(dtype: String, bytes: [UInt8]) {
        let file = Handmade(tensors: [.init(name: "bias", dtype: dtype, shape: [1], bytes: bytes)])
        let error = refusal(of: file.bytes)
        #expect(error?.code == .notFinite && error?.description.contains("bias") == true)
    }

    @Test func aLengthInBigEndianOrderIsNamed() {
        var bytes = Handmade.two.bytes
        bytes[0..<8].reverse()
        let error = refusal(of: bytes)
        #expect(error?.code == .unknownFormat && error?.description.contains("big-endian") == true)
    }

    @Test(arguments: [
        Array("this is a letter, not a network\n".utf8), [0x80] + Array("pickle..".utf8),
        [UInt8](repeating: 0xFF, count: 64), Handmade.littleEndian(UInt64.max) + Handmade.two.bytes,
    ])
    func otherFiles(bytes: [UInt8]) {
        #expect(refusal(of: bytes)?.code == .unknownFormat)
    }

    /// A header that no network has is not read, and one of mere brackets brings nothing down.
    @Test func largeHeaders() throws {
        try ScratchFile.with(Handmade.littleEndian(UInt64(4 << 20 + 1)) + [UInt8(ascii: "{")]) { path in
            try #require(truncate(path, 200_000_000) == 0)
            #expect(#expect(throws: WeightError.self) { try SafetensorsFile(path: path) }?.code == .unknownFormat)
        }
        for bracket in [UInt8(ascii: "["), UInt8(ascii: "{")] {
            let text = [UInt8(ascii: "{")] + [UInt8](repeating: bracket, count: 999_999)
            #expect(refusal(of: Handmade.littleEndian(UInt64(1_000_000)) + text)?.code == .damaged)
        }
    }

    /// Nothing that a file says of itself reaches a terminal as it is, or fills it.
    @Test func messagesQuoteWithCare() {
        var file = Handmade.two
        file.tensors[1].name = "\\u001b[2Jbi\\nas" + String(repeating: "s", count: 5000)
        file.tensors[1].shape = [4]
        let message = refusal(of: file.bytes)?.description ?? ""
        #expect(message.contains("bi") && message.count < 1500)
        #expect(!message.unicodeScalars.contains { $0.value < 0x20 })
    }

    @Test func whatIsNoFileIsRefusedWithoutWaiting() throws {
        let folder = FileManager.default.temporaryDirectory.path
        for path in ["/nonexistent/network.safetensors", folder, "/dev/zero", ""] {
            let error = #expect(throws: WeightError.self) { try SafetensorsFile(path: path) }
            #expect(error?.code == .unreadable)
            #expect(path.isEmpty || error?.description.contains(path) == true)
        }
        let pipe = "\(folder)/impasto-pipe-\(UUID().uuidString)"
        try #require(mkfifo(pipe, 0o600) == 0)
        defer { unlink(pipe) }
        #expect(#expect(throws: WeightError.self) { try SafetensorsFile(path: pipe) }?.code == .unreadable)
    }

    /// Why a file cannot be opened, or else why one of its tensors cannot be read.
    private func refusal(of bytes: [UInt8]) -> WeightError? {
        do {
            try ScratchFile.with(bytes) { path in
                do {
                    let file = try SafetensorsFile(path: path)
                    for tensor in file.tensors { _ = try file.values(of: tensor) }
                } catch let error as WeightError {
                    #expect(error.path == path && error.description.contains(path))
                    throw error
                }
            }
            return nil
        } catch let error as WeightError {
            return error
        } catch {
            Issue.record(error)
            return nil
        }
    }
}
