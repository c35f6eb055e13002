import Contract
import Foundation
import Pictures
import SystemPackage
import TestSupport
import Testing

/// What a sidecar tells of a painting.
struct RenderSidecarTests {
    @Test func itTellsAllThatThePaintingWasMadeOf() async throws {
        try await RenderPlace.with { place in
            let more = [
                "--sidecar", place.sidecar.string, "--set", "seed=7", "--preset", "seed0-adam", "--trace",
                place.trace.string, "--snapshots", place.root.appending("epochs").string, "--snapshot-every", "2",
            ]
            #expect(try await place.paint(more, iterations: 5).exit == .painted)
            let sidecar = try SidecarFile.read(place.sidecar)
            #expect(sidecar.format == 1 && sidecar.software == "impasto-render" && sidecar.version == Release.version)
            #expect(try sidecar.content == source(place.content))
            #expect(try sidecar.pictures == [source(place.style)])
            #expect(try sidecar.network == source(place.network))
            #expect(sidecar.threads == 1)
            #expect(Processor.instructionSets.contains(sidecar.arithmetic.instruction_set))
            #expect(!sidecar.arithmetic.openblas_core.isEmpty)
            #expect(sidecar.scales == [.init(width: 27, height: 21, evaluations: 5, converged: false)])

            let painting = try place.output.bytes()
            #expect((sidecar.painting.width, sidecar.painting.height) == (27, 21))
            #expect(sidecar.painting.bytes == painting.count)
            #expect(try sidecar.painting.sha256 == digest(of: place.output))

            // The start, both snapshots, and the end.
            let trace = try TraceLine.read(place.trace)
            #expect(sidecar.epochs.map(\.evaluation) == [1, 2, 4, 5])
            for epoch in sidecar.epochs {
                let line = trace[epoch.evaluation - 1]
                #expect(
                    (epoch.content, epoch.style, epoch.tv, epoch.total) == (
                        line.content, line.style, line.tv, line.total
                    )
                )
            }
            let total = sidecar.epochs.reduce(0) { $0 + $1.seconds }
            #expect(abs(total - sidecar.seconds) < 0.01 && abs(sidecar.seconds - (trace.last?.seconds ?? 0)) < 0.01)
            #expect(sidecar.peak_memory_bytes > 1 << 20)
            let finished = try Date(sidecar.finished, strategy: .iso8601)
            #expect(sidecar.finished.hasSuffix("Z") && abs(finished.timeIntervalSinceNow) < 600)
        }
    }

    /// Each scale with its size, and what it took; an end by convergence is told.
    @Test func itTellsTheScales() async throws {
        try await RenderPlace.with { place in
            try place.content.write(RenderPlanTests.noise((64, 48)).encoded(as: .png(bitDepth: 8)))
            let more = [
                "--sidecar", place.sidecar.string, "--size", "64", "--set", "smallest-size=32", "--set", "scale-step=2",
                "--set", "tolerance=0.9", "--preset", "seed0-adam",
            ]
            #expect(try await place.paint(more, iterations: 40).exit == .painted)
            let sidecar = try SidecarFile.read(place.sidecar)
            #expect(sidecar.scales.map(\.width) == [32, 64])
            #expect(sidecar.scales.allSatisfy { $0.converged && $0.evaluations < 40 })
            #expect(sidecar.epochs.last?.evaluation == sidecar.scales.reduce(0) { $0 + $1.evaluations })
        }
    }

    /// The recipe in it is one that paints the same.
    @Test func itsRecipeIsWhole() async throws {
        try await RenderPlace.with { place in
            let more = ["--sidecar", place.sidecar.string, "--preset", "seed0-adam", "--set", "beta1=0.5"]
            #expect(try await place.paint(more).exit == .painted)
            let painting = try place.output.bytes()
            let object = try JSONSerialization.jsonObject(with: Data(place.sidecar.bytes()))
            let recipe = try #require((object as? [String: Any])?["recipe"] as? [String: Any])
            #expect(recipe["preset"] as? String == "seed0-adam" && recipe["beta1"] as? Double == 0.5)
            let file = place.root.appending("recipe.json")
            try file.write(JSONSerialization.data(withJSONObject: recipe))
            let again = try await place.run([
                place.content.string, "--recipe", file.string, "--output", place.output.string, "--threads", "1",
                "--progress", "none",
            ])
            #expect(again.exit == .painted, "\(again.errors)")
            #expect(try place.output.bytes() == painting)
        }
    }

    @Test func theNameOfAPictureThatIsReadByAnotherPath() async throws {
        try await RenderPlace.with { place in
            var command = place.command(["--sidecar", place.sidecar.string, "--name=/in\\xff/a cat.png"])
            command[1] = "/dev/stdin"
            let script = "exec \"$@\" < \"$0\""
            let result = try await CommandOutput.of("sh", ["-c", script, place.content.string] + command)
            #expect(result.exit == .painted, "\(result.errors)")
            let content = try SidecarFile.read(place.sidecar).content
            #expect(content.path == "/in\\xff/a cat.png")
            #expect(try content.sha256 == digest(of: place.content))
        }
    }

    /// Paths are absolute, whatever the folder that the command was given in.
    @Test func pathsAreAbsolute() async throws {
        try await RenderPlace.with { place in
            let command = [
                Programs.impastoRender, "content.png", "--style", "style.png", "--output", "painted.png", "--sidecar",
                "painted.json", "--network", place.network.string, "--size", "native", "--iterations", "2",
                "--progress",
                "none",
            ]
            let result = try await CommandOutput.of(
                "env",
                ["--chdir", place.root.string] + command
            )
            #expect(result.exit == .painted, "\(result.errors)")
            let sidecar = try SidecarFile.read(place.sidecar)
            #expect(sidecar.content.path == place.content.string)
            #expect(sidecar.pictures.map(\.path) == [place.style.string])
            #expect(
                try String(decoding: place.sidecar.bytes(), as: UTF8.self).contains("\"file\" : \"\(place.style)\"")
            )
        }
    }

    /// As Pillow reads them: what the painting was made of, and nothing of when, where and by whom.
    @Test func thePaintingTellsItToo() async throws {
        try await RenderPlace.with { place in
            let network = place.root.appending("somewhere.safetensors")
            try network.write(place.network.bytes())
            let more = ["--set", "outbox=/srv/out", "--network", network.string, "--seed", "7"]
            #expect(try await place.paint(more).exit == .painted)
            let texts = try await texts(of: place.output)
            #expect(texts["Software"] == "Impasto \(Release.version)")
            #expect(try texts["Impasto Content"] == "sha256:\(digest(of: place.content))")
            let text = try #require(texts["Impasto Recipe"])
            let recipe = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let style = try #require((recipe["style"] as? [[String: Any]])?.first)
            #expect(try style["file"] as? String == "sha256:\(digest(of: place.style))")
            #expect(try recipe["network"] as? String == "sha256:\(digest(of: network))")
            #expect(recipe["seed"] as? Int == 7 && recipe["outbox"] == nil)
            #expect(!String(decoding: try place.output.bytes(), as: UTF8.self).contains(place.root.string))
        }
    }

    /// The same files in another folder make the same bytes.
    @Test func whereTheFilesAreMakesNoDifference() async throws {
        try await RenderPlace.with { place in
            #expect(try await place.paint().exit == .painted)
            let painting = try place.output.bytes()
            let folder = place.root.appending("other")
            try folder.makeDirectory()
            for name in ["content.png", "style.png"] {
                try place.root.appending(name).rename(to: folder.appending("my-\(name)"))
            }
            let result = try await place.run([
                folder.appending("my-content.png").string, "--style", folder.appending("my-style.png").string,
                "--output", place.output.string, "--network", place.network.string, "--size", "native", "--iterations",
                "3", "--threads", "1", "--progress", "none",
            ])
            #expect(result.exit == .painted, "\(result.errors)")
            #expect(try place.output.bytes() == painting)
        }
    }

    /// Who made the picture is kept, unless the recipe says otherwise.
    @Test(arguments: [true, false])
    func authorshipIsKept(isKept: Bool) async throws {
        try await RenderPlace.with { place in
            var metadata = PictureMetadata()
            metadata.copyright = "© somebody"
            metadata.resolution = PictureResolution(horizontal: 300, vertical: 300)
            let content = try place.picture(place.content)
            try place.content.write(content.encoded(as: .png(bitDepth: 8), metadata: metadata))
            #expect(try await place.paint(["--set", "keep-metadata=\(isKept)"]).exit == .painted)
            let found = try PictureFile.read(path: place.output.string).metadata
            #expect(found.copyright == (isKept ? "© somebody" : nil))
            #expect(found.resolution.map { $0.horizontal.rounded() } == (isKept ? 300 : nil))
            #expect(try await texts(of: place.output)["Impasto Recipe"] != nil)
        }
    }

    @Test func aSidecarThatCannotBeWrittenIsFoundOutBefore() async throws {
        try await RenderPlace.with { place in
            let result = try await place.paint(["--sidecar", place.root.appending("none/cat.json").string])
            #expect(result.exit == .outputUnwritable && result.errors.contains("none/cat.json"))
            #expect(place.root.names == RenderPlace.names)
        }
    }

    /// The texts of a PNG file, by Pillow.
    private func texts(of path: FilePath) async throws -> [String: String] {
        let script = "import sys, json; from PIL import Image; print(json.dumps(Image.open(sys.argv[1]).text))"
        let output = try await CommandOutput.of("/usr/bin/python3", ["-c", script, path.string])
        try #require(output.status == 0, "\(output.errors)")
        return try JSONDecoder().decode([String: String].self, from: Data(output.output.utf8))
    }

    private func source(_ path: FilePath) throws -> SidecarFile.Source {
        SidecarFile.Source(path: path.string, bytes: try path.bytes().count, sha256: try digest(of: path))
    }

    /// By coreutils.
    private func digest(of path: FilePath) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/sha256sum")
        process.arguments = [path.string]
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output.prefix(64), as: UTF8.self)
    }
}
