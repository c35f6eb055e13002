import Foundation
import Testing
import Weights

/// Thirty thousand damaged files: each is read as it says, or refused.
@Suite struct SafetensorsMutationTests {
    @Test(arguments: 0..<6)
    func mutatedFilesAreReadOrRefused(seed: UInt64) throws {
        let whole = Handmade.several.bytes
        var mutator = Mutator(seed: seed)
        var refusals: [WeightError.Code: Int] = [:]
        for number in 0..<5000 {
            let bytes = mutator.mutated(whole)
            try ScratchFile.with(bytes) { path in
                do throws(WeightError) {
                    let file = try SafetensorsFile(path: path)
                    for tensor in file.tensors {
                        let values = try file.values(of: tensor)
                        #expect(values.count == tensor.shape.reduce(1, *) && values.count <= bytes.count, "\(number)")
                    }
                } catch {
                    refusals[error.code, default: 0] += 1
                }
            }
        }
        // Mutations that nothing refuses would mutate nothing that matters.
        #expect(refusals.values.reduce(0, +) > 2500)
        #expect(Set(refusals.keys) == [.truncated, .unknownFormat, .damaged, .wrongType, .notFinite])
    }
}

extension Handmade {
    /// A tensor of every type, among others.
    fileprivate static let several = Handmade(
        tensors: two.tensors + [
            Tensor(
                name: "half",
                dtype: "F16",
                shape: [2, 3],
                bytes: [0x00, 0x3C, 0x55, 0x35, 0xFF, 0x7B, 1, 0, 0, 0, 0, 0xC0]
            ),
            Tensor(name: "brain", dtype: "BF16", shape: [3], bytes: [0x80, 0x3F, 0x7F, 0x7F, 0x00, 0x80]),
            Tensor(
                name: "double",
                dtype: "F64",
                shape: [1, 2],
                bytes: [0.1, -3e38].flatMap { littleEndian($0.bitPattern) }
            ),
        ]
    )
}

/// Damages bytes, in the ways that files of lengths, numbers and text are damaged by.
private struct Mutator {
    private var generator: Seeded

    init(seed: UInt64) {
        generator = Seeded(seed: seed + 1)
    }

    mutating func mutated(_ whole: [UInt8]) -> [UInt8] {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            // Most of what can go wrong stands at the beginning.
            let end = Bool.random(using: &generator) ? 400 : bytes.count
            let place = Int.random(in: 0..<max(1, min(end, bytes.count)), using: &generator)
            guard bytes.indices.contains(place) else { continue }
            switch Int.random(in: 0..<7, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 2: bytes[place] = Array(#"0123456789-+.eE,:[]{}"\ \#u{7F}"#.utf8).randomElement(using: &generator) ?? 0
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...9, using: &generator)))
            case 4:
                bytes.insert(contentsOf: bytes[place...].prefix(Int.random(in: 1...30, using: &generator)), at: place)
            case 5: bytes.insert(contentsOf: Array("9223372036854775807".utf8), at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }
}
