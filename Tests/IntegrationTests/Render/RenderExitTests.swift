import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// Whatever goes wrong ends with its own status and a message that names what it is about, and leaves nothing behind.
struct RenderExitTests {
    @Test func usage() async throws {
        try await RenderPlace.with { place in
            let recipe = ["--preset", "jcjohnson", "--recipe", "style.toml"]
            for arguments in [[], ["--help-me"], place.command(["--threads", "0"]), place.command(recipe)] {
                let result = try await place.run(Array(arguments.dropFirst(arguments.isEmpty ? 0 : 1)))
                #expect(result.exit == .usage && !result.errors.isEmpty)
            }
            let styleless = try await place.run([place.content.string, "--output", place.output.string])
            #expect(styleless.exit == .usage && styleless.errors.contains("--style"))
            #expect(place.root.names == RenderPlace.names)
        }
    }

    @Test(arguments: ["content", "style"])
    func picturesThatAreNone(role: String) async throws {
        try await RenderPlace.with { place in
            let victim = role == "content" ? place.content : place.style
            let whole = try victim.bytes()
            let cases: [(String, [UInt8])] = [
                ("truncated", Array(whole.prefix(whole.count / 2))), ("text", Array("a letter to somebody\n".utf8)),
                ("empty", []),
            ]
            for (name, bytes) in cases {
                try victim.write(bytes)
                try await fails(place, [], with: .unreadablePicture, naming: victim.string, "\(name)")
            }
            let letter = place.root.appending("letter.jpg")
            try letter.write("a letter to somebody\n")
            try await fails(place, ["--style", letter.string], with: .unreadablePicture, naming: "")
            try letter.unlink()
        }
    }

    @Test func picturesOfImpossibleSizes() async throws {
        try await RenderPlace.with { place in
            try place.content.write(Picture(width: 40, height: 15, samples: Array(repeating: 9, count: 1800)))
            try await fails(place, ["--preset", "jcjohnson"], with: .unreadablePicture, naming: "40×15")
            try place.content.write(Picture(width: 9000, height: 1, samples: Array(repeating: 9, count: 27_000)))
            let tall = ["--set", "size-of=height", "--size", "16384"]
            try await fails(place, tall, with: .unreadablePicture, naming: "9000×1")
        }
    }

    @Test func missingFiles() async throws {
        try await RenderPlace.with { place in
            let nothing = place.root.appending("nothing.png").string
            try await fails(place, ["--style", nothing], with: .fileMissing, naming: nothing)
            let output = ["--output", place.output.string, "--progress", "json"]
            let content = try await place.run([nothing, "--style", place.style.string] + output)
            #expect(content.exit == .fileMissing && content.errors.contains(nothing))
            let recipe = try await place.run([place.content.string, "--recipe", nothing] + output)
            #expect(recipe.exit == .fileMissing && recipe.errors.contains(nothing))
            #expect(place.root.names == RenderPlace.names)
        }
    }

    @Test func networksThatAreNone() async throws {
        try await RenderPlace.with { place in
            for network in [
                place.content.string, "/dev/null", place.root.string, "nonesuch", "/nonexistent.safetensors",
            ] {
                try await fails(place, ["--network", network], with: .networkUnusable, naming: network)
            }
            let cut = place.root.appending("cut.safetensors")
            try cut.write(place.network.bytes().dropLast(1000))
            let arguments = ["--network", cut.string, "--set", "content-layers={conv5_4=1}"]
            let result = try await place.paint(arguments)
            #expect(result.exit == .networkUnusable && result.errors.contains("cut.safetensors"))
        }
    }

    /// Found out before the work begins, not after it.
    @Test func placesThatCannotBeWritten() async throws {
        try await RenderPlace.with { place in
            let nowhere = place.root.appending("nowhere/painted.png").string
            for more in [
                ["--output", nowhere], ["--trace", nowhere], ["--snapshots", nowhere], ["--output", place.root.string],
            ] {
                try await fails(place, more, with: .outputUnwritable, naming: more[1], iterations: 100_000)
            }
            try await fails(place, ["--snapshots", place.style.string], with: .outputUnwritable, naming: "style.png")
        }
    }

    @Test func wrongRecipes() async throws {
        try await RenderPlace.with { place in
            for (more, name) in [
                (["--preset", "seed9"], "seed9"), (["--set", "colour=blue"], "colour"),
                (["--set", "iterations"], "key=value"),
                (["--iterations", "0"], "iterations"), (["--size", "3"], "size"), (["--seed", "-1"], "seed"),
                (["--set", "content-layers={conv6_1=1}"], "conv6_1"),
            ] {
                let result = try await place.paint(more.first == "--seed" ? ["--seed=-1"] : more)
                #expect(result.exit == .badRecipe && result.errors.contains(name), "\(result.errors)")
            }
            #expect(place.root.names == RenderPlace.names)
        }
    }

    /// The message goes to people on standard error and, with `--progress json`, to programs on standard output.
    private func fails(
        _ place: RenderPlace,
        _ more: [String],
        with exit: WorkerExit,
        naming name: String,
        iterations: Int = 3,
        _ comment: Comment? = nil
    ) async throws {
        let before = place.root.names
        let result = try await place.paint(more, iterations: iterations, progress: "json")
        #expect(result.exit == exit, comment)
        #expect(name.isEmpty || result.errors.contains(name), "\(result.errors)")
        #expect(result.errors.hasPrefix("impasto-render: ") && result.errors.filter(\.isNewline).count == 1)
        guard case .failed(let code, let message)? = try result.reports().last else {
            Issue.record("no report of a failure: \(result.output)")
            return
        }
        #expect(code == exit && result.errors == "impasto-render: \(message)\n")
        #expect(place.root.names == before)
    }
}

extension FilePath {
    fileprivate func write(_ picture: Picture) throws {
        try write(picture.encoded(as: .png(bitDepth: 8)))
    }
}
