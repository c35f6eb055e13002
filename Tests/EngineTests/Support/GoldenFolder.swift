import Engine
import Foundation
import Pictures
import Testing

/// Where golden values lie, and the network that they were computed with.
struct GoldenFolder: Sendable, CustomTestStringConvertible {
    let name: String
    let values: URL
    let network: URL

    var testDescription: String { name }

    /// The committed tiny network, and VGG19 at full width where its weights and golden values are at hand.
    static let available: [GoldenFolder] = [tiny] + (full.map { [$0] } ?? [])

    static let tiny: GoldenFolder = {
        let folder = Bundle.module.bundleURL.appendingPathComponent("Fixtures")
        return GoldenFolder(name: "tiny", values: folder, network: folder.appendingPathComponent("tiny.safetensors"))
    }()

    /// Named by the environment, because both are too large for the repository: the folder of golden values and the
    /// network file.
    ///
    /// Their absence is said on standard error.
    static let full: GoldenFolder? = {
        let environment = ProcessInfo.processInfo.environment
        guard let values = environment["IMPASTO_GOLDEN"], let network = environment["IMPASTO_GOLDEN_NETWORK"] else {
            let skipped = "skipped: full-width VGG19 golden values (set IMPASTO_GOLDEN and IMPASTO_GOLDEN_NETWORK)\n"
            FileHandle.standardError.write(Data(skipped.utf8))
            return nil
        }
        return GoldenFolder(name: "full", values: URL(filePath: values), network: URL(filePath: network))
    }()

    func pictures(_ golden: GoldenCase) throws -> (content: Picture, styles: [StyleTransfer.Style]) {
        func read(_ name: String) throws -> Picture {
            let file = values.appendingPathComponent(name)
            return try Picture.decode(Array(Data(contentsOf: file)), named: name)
        }
        return (try read(golden.content), [StyleTransfer.Style(try read(golden.style))])
    }

    /// R, G, B in 0…255 less VGG's mean.
    func pixels(of picture: Picture) throws -> [Float] {
        let mean: [Float] = [123.68, 116.779, 103.939]
        return picture.samples.indices.map { Float(picture.samples[$0]) / 257 - mean[$0 % 3] }
    }
}
