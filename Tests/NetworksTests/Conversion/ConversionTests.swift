import Foundation
import Networks
import Testing
import Weights

/// Files of other programs turned into our own.
struct ConversionTests {
    private static let widths = [4, 6, 8, 8, 8]

    private static func file(_ topology: Topology = .vgg19, layers: Int = 16) -> MadeFile {
        MadeFile(topology, widths: widths, layers: layers) { layer, index, kind in
            "features.\(MadeFile.module(layer, index)).\(kind)"
        }
    }

    @Test(arguments: Topology.allCases)
    func everyTensorIsTheSame(topology: Topology) throws {
        let scratch = try Scratch()
        let made = Self.file(topology)
        let source = try scratch.write(made, as: "timm.safetensors")
        let output = try convert(source, in: scratch, name: "timm.safetensors")

        let written = try SafetensorsFile(path: output.path)
        #expect(written.tensors.map(\.name) == topology.layers.flatMap { ["\($0).weight", "\($0).bias"] })
        for (tensor, original) in zip(written.tensors, made.tensors) {
            #expect(tensor.shape == original.shape)
            #expect(try written.values(of: tensor) == made.values(of: original))
        }
        let notes = written.notes
        #expect(notes["network"] == topology.rawValue && notes["family"] == "torchvision")
        #expect(notes["input"] == "rgb1" && notes["layout"] == "OIHW" && notes["mean"] == "0.485,0.456,0.406")
        #expect(notes["std"] == "0.229,0.224,0.225" && notes["licence"]?.hasPrefix("BSD-3-Clause") == true)
        #expect(notes["source"] == "timm.safetensors" && notes["source_format"] == "safetensors")
        #expect(notes["source_sha256"] == (try NetworkStore.digest(of: source)))
        #expect(notes["evidence"]?.contains("features.0") == true)
    }

    @Test func theDescriptionIsThatOfTheFile() throws {
        let scratch = try Scratch()
        let source = try scratch.write(Self.file(layers: 7), as: "part.safetensors")
        let (path, description) = try convert(source, in: scratch, name: "part.safetensors", family: .normalised)
        #expect(description.network == .vgg19 && description.family == .normalised)
        #expect(description.widths == "4 6 8" && description.oxfordLayers == 0)
        #expect(description.layers.map(\.receptiveField) == [3, 5, 10, 14, 24, 32, 40])
        #expect(Set(description.layers.compactMap(\.sha256)).count == 7)
        #expect(description.licence.contains("non-commercial"))
        let read = try NetworkDescription(readingAllOf: path)
        #expect(read.layers == description.layers && read.evidence == description.evidence)
        #expect(read.source == "part.safetensors" && read.sourceSHA256 == description.sourceSHA256)
        // What it looks like without its values, as it is listed.
        let listed = try NetworkDescription(path: path)
        #expect(listed.family == .normalised && listed.oxfordLayers == nil)
        #expect(listed.layers.map(\.channels) == [4, 4, 6, 6, 8, 8, 8])
    }

    /// Our own files keep what they say of themselves, and 16 bits widen to 32 without loss.
    @Test func ourOwnFilesKeepTheirNotes() throws {
        let scratch = try Scratch()
        var made = MadeFile(.vgg19) { layer, _, kind in "\(layer).\(kind)" }
        made.notes = [
            "layout": "OIHW", "input": "bgr255", "mean": "1,2,3", "variant": "mine", "licence": "mine alone",
            "source": "my own training", "training": "long",
        ]
        let source = try scratch.write(made, as: "mine.safetensors", isHalved: true)
        let (path, description) = try convert(source, in: scratch, name: "renamed.safetensors")
        #expect(description.family == .impasto && description.licence == "mine alone")
        let written = try SafetensorsFile(path: path)
        for (key, value) in made.notes { #expect(written.notes[key] == value) }
        #expect(written.notes["family"] == "impasto" && written.notes["network"] == "vgg19")
        let tensor = try #require(written.tensors.first)
        #expect(try written.values(of: tensor) == made.values(of: made.tensors[0]).map { Float(Float16($0)) })
    }

    @Test(.needsOxfords) func layersOfOxfordsAreCounted() throws {
        let scratch = try Scratch()
        let arrangement = KernelArrangement(axes: .outputInputRowColumn, reversesColours: true)
        let names = ("features.0.weight", "features.0.bias")
        let made = try OxfordFile().made(.torchZip, arrangement, names: names)
        let source = try scratch.write(made, as: "pystiche.safetensors")
        let (path, description) = try convert(source, in: scratch, name: nil)
        #expect(description.family == .oxford && description.oxfordLayers == 1)
        #expect(
            try SafetensorsFile(path: path).values(of: WeightTensor(name: "conv1_1.weight", shape: [64, 3, 3, 3]))
                == OxfordFile().kernel
        )
    }

    /// One bit of one value.
    @Test func whatIsWrittenWronglyIsFound() throws {
        let scratch = try Scratch()
        let source = try scratch.write(Self.file(), as: "timm.safetensors")
        let (path, description) = try convert(source, in: scratch, name: nil)
        try description.verify(path: path)
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes[bytes.count - 100] ^= 1
        try bytes.write(to: URL(filePath: path))
        let error = #expect(throws: NetworkError.self) { try description.verify(path: path) }
        #expect(error?.code == .miswritten && error?.description.contains("conv5_4") == true)

        let other = try scratch.write(Self.file(.vgg16), as: "other.safetensors")
        #expect(throws: NetworkError.self) { try description.verify(path: other) }
        try bytes.prefix(bytes.count / 2).write(to: URL(filePath: path))
        #expect(throws: WeightError.self) { try description.verify(path: path) }
    }

    @Test func valuesThatAreNoNumbersAreRefused() throws {
        let scratch = try Scratch()
        let source = try scratch.write(Self.file(), as: "timm.safetensors")
        var bytes = try Data(contentsOf: URL(filePath: source))
        bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: [0, 0, 0xC0, 0x7F])
        try bytes.write(to: URL(filePath: source))
        let error = #expect(throws: WeightError.self) { try convert(source, in: scratch, name: nil) }
        #expect(error?.code == .notFinite)
    }

    /// A file of holes takes no room on the disk.
    @Test func filesLargerThanAnyNetworkAreRefused() throws {
        let scratch = try Scratch()
        let path = scratch.appending("huge.pth")
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        #expect(truncate(path, 5 << 30) == 0)
        let error = #expect(throws: NetworkError.self) { try Conversion(path: path, name: nil, family: nil) }
        #expect(error?.description.contains("5120 MiB") == true)
    }

    @Test func aFullDiskIsNotTheFilesFault() throws {
        let scratch = try Scratch()
        let source = try scratch.write(Self.file(), as: "timm.safetensors")
        let conversion = try Conversion(path: source, name: nil, family: nil)
        for place in ["/dev/full", scratch.appending("missing/file")] {
            let error = #expect(throws: NetworkError.self) { try conversion.write(to: place) }
            #expect(error?.code == .unwritable)
        }
    }

    @discardableResult
    private func convert(
        _ source: String,
        in scratch: Scratch,
        name: String?,
        family: Family? = nil
    ) throws -> (path: String, NetworkDescription) {
        let output = scratch.appending("output")
        try Data().write(to: URL(filePath: output))
        return (output, try Conversion(path: source, name: name, family: family).write(to: output))
    }
}
