import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// `--repeat`: the sidecar alone gives the painting again.
struct RenderRepeatTests {
    private static let noise = ["--preset", "seed0-adam", "--set", "initialisation=noise", "--seed", "5"]

    @Test(arguments: [[], noise, ["--set", "format=jpeg"], ["--set", "bit-depth=16"]])
    func theSameBytes(options: [String]) async throws {
        try await RenderPlace.with { place in
            let painting = try await painted(place, options)
            let result = try await place.run(["--repeat", place.sidecar.string, "--output", place.output.string])
            #expect(result.exit == .painted, "\(result.errors)")
            #expect(try place.output.bytes() == painting)
            #expect(result.errors.contains("byte by byte"))
        }
    }

    @Test func withoutAnOutputItGoesBesideTheFirst() async throws {
        try await RenderPlace.with { place in
            let painting = try await painted(place, ["--output", place.root.appending("painted.jpg").string])
            #expect(try await place.run(["--repeat", place.sidecar.string, "--progress", "none"]).exit == .painted)
            #expect(try place.root.appending("painted-repeated.jpg").bytes() == painting)
            #expect(try place.root.appending("painted.jpg").bytes() == painting)
        }
    }

    /// Also where another one would be chosen today.
    @Test(arguments: Processor.instructionSets)
    func theInstructionSetIsThatOfTheFirst(name: String) async throws {
        try await RenderPlace.with { place in
            let painting = try await painted(place, Self.noise, environment: ["IMPASTO_ISA": name])
            #expect(try SidecarFile.read(place.sidecar).arithmetic.instruction_set == name)
            let arguments = ["-u", "IMPASTO_ISA", "-u", "OPENBLAS_CORETYPE", Programs.impastoRender]
            let result = try await CommandOutput.of("env", arguments + ["--repeat", place.sidecar.string])
            #expect(result.exit == .painted, "\(result.errors)")
            #expect(try place.root.appending("painted-repeated.png").bytes() == painting)
            #expect(!result.errors.contains("may be others"))
        }
    }

    /// What cannot be as it was is said.
    @Test func otherThreadsAndInstructionsAreTold() async throws {
        try await RenderPlace.with { place in
            _ = try await painted(place)
            let threads = try await place.run(["--repeat", place.sidecar.string, "--threads", "2"])
            #expect(threads.exit == .painted && threads.errors.contains("number of threads was 1"))
            let loops = try await place.run(
                ["--repeat", place.sidecar.string],
                environment: ["IMPASTO_ISA": "reference"]
            )
            #expect(loops.exit == .painted && loops.errors.contains("IMPASTO_ISA is reference"))
            try replace("\"instruction_set\" : \"", with: "\"instruction_set\" : \"neon-", in: place.sidecar)
            let foreign = try await place.run(["--repeat", place.sidecar.string])
            #expect(foreign.exit == .painted && foreign.errors.contains("this machine has no neon-"))
        }
    }

    @Test func filesThatHaveMoved() async throws {
        try await RenderPlace.with { place in
            let painting = try await painted(place)
            let moved = place.root.appending("elsewhere")
            try moved.makeDirectory()
            for (file, name) in [(place.content, "a.png"), (place.style, "b.png")] {
                try file.rename(to: moved.appending(name))
            }
            let network = moved.appending("n.safetensors")
            try network.write(place.network.bytes())
            try replace("tiny.safetensors", with: "gone.safetensors", in: place.sidecar)

            let lost = try await place.run(["--repeat", place.sidecar.string])
            #expect(lost.exit == .fileMissing && lost.errors.contains(place.content.string), "\(lost.errors)")
            let result = try await place.run([
                moved.appending("a.png").string, "--style", moved.appending("b.png").string, "--network",
                network.string,
                "--repeat", place.sidecar.string, "--output", place.output.string,
            ])
            #expect(result.exit == .painted, "\(result.errors)")
            #expect(try place.output.bytes() == painting)
        }
    }

    /// Into this folder of the inbox the daemon moves what it has painted.
    @Test func aContentPictureThatIsDone() async throws {
        try await RenderPlace.with { place in
            let painting = try await painted(place)
            let done = place.root.appending("done")
            try done.makeDirectory()
            try place.content.rename(to: done.appending("content.png"))
            #expect(try await place.run(["--repeat", place.sidecar.string]).exit == .painted)
            #expect(try place.root.appending("painted-repeated.png").bytes() == painting)
        }
    }

    @Test(arguments: ["content.png", "style.png", "network"])
    func aFileThatHasChangedIsRefused(name: String) async throws {
        try await RenderPlace.with { place in
            _ = try await painted(place)
            var more: [String] = []
            let file = place.root.appending(name)
            if name == "network" {
                // Its weights are the same, and yet it is another file.
                try file.write(place.network.bytes())
                try replace("\"variant\":\"tiny\"", with: "\"variant\":\"tinY\"", in: file)
                more = ["--network", file.string]
            } else {
                try file.write(Picture.read(path: file.string).encoded(as: .png(bitDepth: 16)))
            }
            let names = place.root.names
            let result = try await place.run(["--repeat", place.sidecar.string, "--progress", "json"] + more)
            #expect(result.exit == (name == "network" ? .networkUnusable : .unreadablePicture), "\(result.errors)")
            #expect(result.errors.contains(file.string) && result.errors.contains("SHA-256"))
            #expect(place.root.names == names)
        }
    }

    @Test(arguments: [
        ("", WorkerExit.badRecipe), ("{}", .badRecipe), ("[]", .badRecipe), ("no JSON", .badRecipe),
        (#"{"format": 2, "version": "9.0.0"}"#, .badRecipe), (#"{"format": 1, "version": "0.1.0"}"#, .badRecipe),
    ])
    func whatIsNoSidecar(text: String, exit: WorkerExit) async throws {
        try await RenderPlace.with { place in
            try place.sidecar.write(text)
            let result = try await place.run(["--repeat", place.sidecar.string])
            #expect(result.exit == exit && result.errors.contains(place.sidecar.string), "\(result.errors)")
            #expect(!text.contains("9.0.0") || result.errors.contains("9.0.0"))
        }
    }

    @Test func aSidecarThatIsMissing() async throws {
        try await RenderPlace.with { place in
            let result = try await place.run(["--repeat", place.sidecar.string])
            #expect(result.exit == .fileMissing && result.errors.contains(place.sidecar.string))
        }
    }

    @Test(arguments: [
        ["--preset", "jcjohnson"], ["--set", "beta1=0.5"], ["--size", "32"], ["--iterations", "3"], ["--seed", "1"],
        ["--snapshot-every", "2"], ["--recipe", "style.toml"],
    ])
    func anotherRecipeIsNoRepetition(options: [String]) async throws {
        try await RenderPlace.with { place in
            _ = try await painted(place)
            let result = try await place.run(["--repeat", place.sidecar.string] + options)
            #expect(result.exit == .usage && result.errors.contains("--repeat"))
        }
    }

    @Test func otherNumbersOfStylesAreNoRepetition() async throws {
        try await RenderPlace.with { place in
            _ = try await painted(place)
            let styles = ["--style", place.style.string, "--style", place.style.string]
            let result = try await place.run(["--repeat", place.sidecar.string] + styles)
            #expect(result.exit == .usage && result.errors.contains("1 style pictures"))
        }
    }

    /// Paints with a sidecar and gives the painting.
    private func painted(
        _ place: RenderPlace,
        _ options: [String] = [],
        environment: [String: String] = [:]
    ) async throws -> [UInt8] {
        let options = ["--sidecar", place.sidecar.string] + options
        let result = try await place.paint(options, iterations: 4, environment: environment)
        try #require(result.exit == .painted, "\(result.errors)")
        let output = options.lastIndex(of: "--output").map { FilePath(options[$0 + 1]) } ?? place.output
        return try output.bytes()
    }

    private func replace(_ text: String, with other: String, in file: FilePath) throws {
        let bytes = try file.bytes()
        let found = try #require(bytes.firstRange(of: Array(text.utf8)))
        try file.write(Array(bytes[..<found.lowerBound]) + Array(other.utf8) + Array(bytes[found.upperBound...]))
    }
}
