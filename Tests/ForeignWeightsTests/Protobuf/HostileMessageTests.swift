import ForeignWeights
import Foundation
import Testing
import Weights

/// Messages that accidents and attackers made: an error, never a trap, and no memory that the file does not pay for.
@Suite struct HostileMessageTests {
    @Test(arguments: ProtobufFixture.allCases)
    func truncated(_ fixture: ProtobufFixture) throws {
        let bytes = try fixture.bytes()
        let file = ChangingFile()
        for sixteenth in 0..<16 {
            let path = try file.path(holding: Array(bytes.prefix(bytes.count * sixteenth / 16)))
            let error = #expect(throws: WeightError.self) { try WeightFiles.readAll(path: path) }
            // Of the first half there may be too little to tell what it was.
            #expect(error?.code == .truncated || sixteenth < 8 && error?.code == .unknownFormat, "\(sixteenth)/16")
        }
    }

    @Test(arguments: Lie.allCases)
    func lies(_ lie: Lie) throws {
        let file = ChangingFile()
        for fixture in [ProtobufFixture.caffe, .onnx] {
            let path = try file.path(holding: fixture.bytes() + lie.bytes)
            let error = #expect(throws: WeightError.self) { try WeightFiles.open(path: path) }
            #expect(error?.code == lie.code)
        }
    }

    @Test func unknownMessagesAreNotLookedInto() throws {
        var nested: [UInt8] = []
        for _ in 0..<3000 { nested = HandmadeField.bytes(2000, nested) }
        let file = ChangingFile()
        for fixture in [ProtobufFixture.caffe, .onnx] {
            let count = try WeightFiles.open(path: file.path(holding: fixture.bytes())).tensors.count
            let nestedCount = try WeightFiles.open(path: file.path(holding: fixture.bytes() + nested)).tensors.count
            #expect(nestedCount == count)
        }
    }

    @Test func moreTensorsThanAnyNetworkHas() throws {
        let blob = HandmadeField.bytes(7, HandmadeField.bytes(1, [1])) + HandmadeField.bytes(5, [0, 0, 0, 0])
        let layers = (0..<20_000).flatMap { number -> [UInt8] in
            let name = HandmadeField.bytes(1, Array("\(number)".utf8))
            return HandmadeField.bytes(100, name + HandmadeField.bytes(7, blob))
        }
        let file = ChangingFile()
        let path = try file.path(holding: layers)
        let error = #expect(throws: WeightError.self) { try WeightFiles.open(path: path) }
        #expect(error?.code == .damaged)
    }

    /// 5000 of each of eight files.
    @Test(arguments: ProtobufFixture.allCases)
    func mutated(_ fixture: ProtobufFixture) throws {
        let file = ChangingFile()
        for bytes in Mutations(of: try fixture.bytes(), seed: 4, count: 5000) {
            let path = try file.path(holding: bytes)
            do throws(WeightError) {
                for (tensor, values) in try WeightFiles.readAll(path: path) {
                    #expect(values.count == tensor.shape.reduce(1, *))
                    #expect(values.count <= bytes.count)
                    #expect(values.allSatisfy { $0.isFinite })
                }
            } catch {
                #expect(error.path == path)
            }
        }
    }

    @Test func noiseIsOfNoKind() throws {
        var generator = SplitMix64(seed: 4)
        let file = ChangingFile()
        for _ in 0..<10_000 {
            // As both formats begin: a name, a layer, a version.
            let beginnings: [[UInt8]] = [[], [0x0A], [0x12], [0x08, 0x07]]
            let beginning = beginnings.randomElement(using: &generator) ?? []
            let noise = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            let path = try file.path(holding: beginning + noise)
            let error = #expect(throws: WeightError.self) { try WeightFiles.open(path: path) }
            #expect(error?.code == .unknownFormat, "\(beginning + noise)")
        }
    }
}
