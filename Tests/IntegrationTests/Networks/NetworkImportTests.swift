import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// Genuine files of every kind, imported by the real program.
struct NetworkImportTests {
    @Test(arguments: WrittenNetworks.kinds.keys.sorted(), ["vgg19", "vgg16"])
    func everyKindGivesTheSameTensors(kind: String, network: String) async throws {
        let file = try await WrittenNetworks.file("\(network).\(kind)")
        let truth = try TensorBytes(of: try await WrittenNetworks.file("\(network).truth.safetensors"))
        try await NetworkPlace.with { place in
            let report = try await place.json(NetworkReport.self, "import", file.string, "--name", "mine")
            #expect(try TensorBytes(of: place.file("mine")) == truth)
            #expect(truth.bytes.count == (network == "vgg19" ? 32 : 26))
            #expect(place.store.names == ["mine.safetensors"])

            let family = WrittenNetworks.kinds[kind]
            #expect(report.family == family && report.network == network && report.name == "mine")
            #expect(report.input == (family == "oxford" ? "bgr255" : "rgb1"))
            #expect(report.mean == (family == "oxford" ? "103.939,116.779,123.68" : "0.485,0.456,0.406"))
            #expect(report.std == (family == "oxford" ? nil : "0.229,0.224,0.225"))
            #expect(report.licence.hasPrefix(family == "oxford" ? "CC BY 4.0 (K. Simonyan" : "BSD-3-Clause"))
            #expect(report.path == place.file("mine").string && report.source == "\(network).\(kind)")
            #expect(report.source_sha256 == (try await digest(of: file)))
            #expect(report.sha256 == (try await digest(of: place.file("mine"))))
        }
    }

    /// What a network is to the painter: its losses on two pictures, to the last digit.
    @Test(arguments: ["oxford", "torchvision"])
    func everyKindPaintsAlike(family: String) async throws {
        let truth = try await WrittenNetworks.file("vgg19.truth\(family == "oxford" ? "" : "-torchvision").safetensors")
        try await RenderPlace.with { place in
            let networks = NetworkPlace(root: place.root)
            let expected = try await losses(in: place, network: truth.string)
            for kind in WrittenNetworks.kinds.keys.sorted() where WrittenNetworks.kinds[kind] == family {
                let file = try await WrittenNetworks.file("vgg19.\(kind)")
                let result = try await networks.network("import", file.string, "--name", "mine", "--replace")
                #expect(result.status == 0, "\(result.errors)")
                #expect(try await losses(in: place, network: "mine") == expected, "\(kind)")
            }
        }
    }

    @Test func aVGG16PaintsToItsLastLayer() async throws {
        let file = try await WrittenNetworks.file("vgg16.old.caffemodel")
        try await RenderPlace.with { place in
            let result = try await NetworkPlace(root: place.root).network("import", file.string)
            #expect(result.status == 0 && result.output == "vgg16\n", "\(result.errors)")
            let layers = ["--set", "style-layers={ conv5_3 = 1 }", "--set", "content-layers={ conv4_3 = 1 }"]
            #expect(try await losses(in: place, network: "vgg16", layers).count == 2)
        }
    }

    @Test func defaultNamesSayWhatTheNetworkIs() async throws {
        try await NetworkPlace.with { place in
            for (file, name) in [
                ("vgg19.keras.h5", "vgg19"), ("vgg19.zoo.onnx", "vgg19-torchvision"), ("vgg16.gatys.pth", "vgg16"),
                ("part.pth", nil),
            ] {
                let result = try await place.network("import", try await WrittenNetworks.file(file).string)
                #expect(result.status == (name == nil ? 1 : 0))
                #expect(result.output == name.map { "\($0)\n" } ?? "")
            }
            #expect(place.store.names == ["vgg16.safetensors", "vgg19-torchvision.safetensors", "vgg19.safetensors"])
        }
    }

    @Test func aNetworkIsReplacedOnlyWhenThatIsSaid() async throws {
        let (one, other) = (
            try await WrittenNetworks.file("vgg19.keras.h5"), try await WrittenNetworks.file("vgg16.keras.h5")
        )
        try await NetworkPlace.with { place in
            #expect(try await place.network("import", one.string, "--name", "mine").status == 0)
            let before = try place.file("mine").bytes()
            let refused = try await place.network("import", other.string, "--name", "mine")
            #expect(refused.status == 1 && refused.errors.contains("--replace"))
            #expect(try place.file("mine").bytes() == before)
            #expect(try await place.network("import", other.string, "--name", "mine", "--replace").status == 0)
            #expect(try await place.json(NetworkReport.self, "show", "mine").network == "vgg16")
            #expect(place.store.names == ["mine.safetensors"])
        }
    }

    @Test func theFamilyCanBeSaid() async throws {
        let file = try await WrittenNetworks.file("vgg19.old.caffemodel")
        try await NetworkPlace.with { place in
            let report = try await place.json(NetworkReport.self, "import", file.string, "--family", "normalised")
            #expect(report.name == "vgg19-normalised" && report.family == "normalised")
            #expect(report.licence.contains("non-commercial"))
        }
    }

    /// A file's name need not be text, and anything may stand in it.
    @Test(arguments: ["with space and ünïcödé.pth", "-option.pth", "line\nbreak\u{1b}[31m.pth", "caf\u{fffd}"])
    func anyFileNameWillDo(name: String) async throws {
        let original = try await WrittenNetworks.file("vgg19.gatys.pth")
        try await NetworkPlace.with { place in
            // The last one stands for a byte that is no text.
            let bytes = name.hasSuffix("\u{fffd}") ? Array(name.utf8.dropLast(3)) + [0xE9] : Array(name.utf8)
            let file = place.root.appending(FilePath(bytes: bytes))
            try file.write(original.bytes())
            let script = "cd '\(place.root)' && exec '\(Programs.impastoNetwork)' import --name mine -- \"$@\""
            let command =
                name.hasSuffix("\u{fffd}")
                ? ["-c", script.replacing("\"$@\"", with: "caf*")] : ["-c", script, "sh", name]
            let result = try await place.run("sh", command)
            #expect(result.status == 0, "\(result.errors)")
            #expect(!result.errors.contains("\u{1b}"))
            #expect(try TensorBytes(of: place.file("mine")).bytes.count == 32)
        }
    }

    private func losses(in place: RenderPlace, network: String, _ more: [String] = []) async throws -> [Double] {
        let result = try await place.run(
            [
                place.content.string, "--style", place.style.string, "--output", place.output.string, "--network",
                network,
                "--size", "native", "--iterations", "1", "--threads", "1", "--progress", "none", "--preset",
                "seed1-lbfgs",
                "--trace", place.trace.string,
            ] + more,
            environment: NetworkPlace(root: place.root).environment
        )
        #expect(result.exit == .painted, "\(result.errors)")
        let line = try #require(try TraceLine.read(place.trace).first)
        #expect(line.style.isFinite && line.style > 0)
        return [line.style, line.total]
    }

    private func digest(of file: FilePath) async throws -> String {
        String(try await CommandOutput.of("sha256sum", [file.string]).output.prefix(64))
    }
}
