import Contract
import SystemPackage
import TestSupport
import Testing

/// What a recipe says in full, and what becomes of its weights on a network.
struct RecipeShowTests {
    /// What is shown can be kept: painting by it paints the same.
    @Test(arguments: ["impasto", "seed0-adam", "seed1-lbfgs", "seed2-lbfgs"])
    func whatIsShownIsARecipe(preset: String) async throws {
        try await RenderPlace.with { place in
            let shown = try await show(["--preset", preset, "--network", place.network.string])
            #expect(shown.exit == .painted && shown.errors.isEmpty, "\(shown.errors)")
            let recipe = place.root.appending("style.toml")
            try recipe.write(shown.output)
            #expect(try await place.paint(["--preset", preset]).exit == .painted)
            let expected = try place.output.bytes()
            let kept = try await place.paint(["--recipe", recipe.string])
            #expect(kept.exit == .painted, "\(kept.errors)")
            #expect(try place.output.bytes() == expected)
            // Shown again with paths and all, it is the same text.
            #expect(try await show(["--recipe", recipe.string]).output == shown.output)
        }
    }

    @Test func peopleSeeTheNetworkTheReasonAndEachLayer() async throws {
        try await RenderPlace.with { place in
            let shown = try await show(["--preset", "seed2-lbfgs", "--network", place.network.string])
            let comments = shown.output.split(separator: "\n").filter { $0.hasPrefix("# ") }
            #expect(comments.contains { $0.contains(place.network.string) && $0.contains("family oxford") })
            #expect(comments.contains { $0.contains("written for torchvision") })
            #expect(comments.contains { $0.contains("activations") && $0.contains("VGG19") })
            let rows = comments.map { $0.split(whereSeparator: \.isWhitespace).dropFirst() }
            #expect(rows.contains { $0.starts(with: ["content", "conv2_2", "8", "of", "128", "1"]) })
            #expect(rows.filter { $0.first == "style" }.map { $0[$0.startIndex + 1] }.last == "conv3_1")
        }
    }

    @Test func theScalesAreShown() async throws {
        try await RenderPlace.with { place in
            let shown = try await show(["--preset", "crowson", "--network", place.network.string])
            #expect(shown.exit == .painted, "\(shown.errors)")
            let rows = shown.output.split(separator: "\n").suffix(5).map {
                $0.split(separator: " ").dropFirst().prefix(2)
            }
            #expect(rows.map(\.first) == ["128", "181", "256", "362", "512"])
            #expect(rows.map(\.last) == ["1000", "500", "500", "500", "500"])
            let one = try await show(["--preset", "gatys", "--network", place.network.string])
            #expect(!one.output.contains("scales."))
        }
    }

    /// Channels of the tiny network: 6, 8, 10, 12 and 12, of VGG19's 64, 128, 256, 512 and 512.
    @Test func programsSeeTheSame() async throws {
        try await RenderPlace.with { place in
            let arguments = ["--preset", "jcjohnson", "--network", place.network.string, "--set", "size=100", "--json"]
            let result = try await show(arguments)
            #expect(result.output.filter(\.isNewline).count == 1)
            let shown = try ShownRecipe(json: result.output)
            #expect(shown.recipe.size == 100 && shown.recipe.rescale && shown.rescaled)
            #expect(shown.network.path == place.network.string && shown.network.family == "oxford")
            #expect(shown.layers.map(\.loss) == ["content"] + [String](repeating: "style", count: 5))
            #expect(shown.layers[0].factor == 1 && shown.layers[0].layer == "conv4_2")
            for (layer, (channels, vgg)) in zip(
                shown.layers.dropFirst(),
                [(6, 64), (8, 128), (10, 256), (12, 512), (12, 512)] as [(Double, Double)]
            ) {
                #expect((Double(layer.channels), Double(layer.vgg_channels)) == (channels, vgg))
                #expect(abs(layer.factor - channels * channels / vgg / vgg) < 1e-9 * layer.factor)
                #expect(layer.weight == layer.factor * layer.written_weight)
            }

            let asWritten = try ShownRecipe(json: try await show(arguments + ["--set", "rescale=false"]).output)
            #expect(!asWritten.rescaled && asWritten.layers.allSatisfy { $0.weight == 1 })
            #expect(asWritten.reason.contains("rescale = false"))
        }
    }

    /// On a network of VGG19's widths and Oxford's activations, no weight changes, whatever its form.
    @Test(arguments: ["impasto", "jcjohnson", "seed0-adam", "seed0-adam-paper", "seed1-lbfgs"])
    func onTheNetworkThatItWasWrittenForNothingChanges(preset: String) async throws {
        try await RenderPlace.with { place in
            let network = place.root.appending("first.safetensors")
            try network.write(Self.firstLayer)
            let layers = ["content-layers", "style-layers"].flatMap { ["--set", "\($0)={ conv1_1 = 0.3 }"] }
            let arguments = ["--preset", preset, "--network", network.string, "--json"] + layers
            let shown = try ShownRecipe(json: try await show(arguments).output)
            #expect(!shown.rescaled && shown.layers.count == 2)
            #expect(shown.layers.allSatisfy { $0.factor == 1 && $0.weight == 0.3 && $0.channels == 64 })
        }
    }

    /// What is shown is what is painted by.
    @Test func paintingMultipliesByTheFactor() async throws {
        try await RenderPlace.with { place in
            let recipe = ["--preset", "seed3-adam", "--set", "style-layers={ conv2_1 = 1 }"]
            let shown = try ShownRecipe(
                json: try await show(recipe + ["--network", place.network.string, "--json"]).output
            )
            let factor = try #require(shown.layers.first { $0.loss == "style" }).factor
            #expect(factor < 1e-6)
            var losses: [Double] = []
            for rescale in ["true", "false"] {
                let more = recipe + ["--set", "rescale=\(rescale)", "--trace", place.trace.string]
                #expect(try await place.paint(more, iterations: 1).exit == .painted)
                losses.append(try TraceLine.read(place.trace)[0].style)
            }
            #expect(abs(losses[0] - factor * losses[1]) < 1e-9 * losses[0])
        }
    }

    /// Histograms have weights of their own, which are carried over as the others are.
    @Test func histogramLayersAreShown() async throws {
        try await RenderPlace.with { place in
            let arguments = [
                "--preset", "seed2-lbfgs", "--network", place.network.string,
                "--set", "histogram-layers={ conv2_1 = 0.5 }",
            ]
            let counting = arguments + ["--set", "histogram-weight=2"]
            let shown = try ShownRecipe(json: try await show(counting + ["--json"]).output)
            let layer = try #require(shown.layers.last)
            #expect((layer.loss, layer.layer, layer.written_weight) == ("histogram", "conv2_1", 0.5))
            // It is a mean of squares, as the content loss of this preset.
            let content = try #require(shown.layers.first { $0.loss == "content" })
            #expect(layer.factor != 1 && content.factor != 1 && layer.weight == layer.factor * 0.5)
            let text = try await show(counting).output
            #expect(text.contains("#   histogram  conv2_1"))
            #expect(!(try await show(arguments).output.contains("#   histogram")))
        }
    }

    @Test func whatCannotBeShownIsSaid() async throws {
        try await RenderPlace.with { place in
            for (arguments, exit, word) in [
                (["--preset", "nobody's"], WorkerExit.badRecipe, "nobody's"),
                (["--set", "itterations=3"], .badRecipe, "iterations"),
                (["--recipe", place.root.appending("none.toml").string], .fileMissing, "none.toml"),
                (["--network", "nowhere/to/be/found"], .networkUnusable, "found"),
                (["--recipe", "a", "--preset", "b"], .usage, "--preset"),
            ] {
                let result = try await show(arguments)
                #expect(result.exit == exit && result.output.isEmpty, "\(arguments)")
                #expect(result.errors.contains(word), "\(result.errors)")
            }
        }
    }

    @Test func theClientPassesItOn() async throws {
        try await RenderPlace.with { place in
            let arguments = ["recipe", "show", "--json", "--network", place.network.string]
            let own = try await place.run(arguments)
            let passedOn = try await CommandOutput.of(Programs.impastoctl, arguments)
            #expect(own.exit == .painted && passedOn.exit == .painted, "\(passedOn.errors)")
            #expect(passedOn.output == own.output)
            let wrong = try await CommandOutput.of(Programs.impastoctl, ["recipe", "show", "--preset", "nobody's"])
            #expect(wrong.exit == .badRecipe && wrong.output.isEmpty && wrong.errors.contains("nobody's"))
        }
    }

    private func show(_ arguments: [String]) async throws -> CommandOutput {
        try await CommandOutput.of(Programs.impastoRender, ["recipe", "show"] + arguments)
    }

    /// A safetensors file of conv1_1 alone, 64 channels wide and all zero.
    private static let firstLayer: [UInt8] = {
        let (weights, biases) = (64 * 27 * 4, 64 * 4)
        let header = """
            {"__metadata__":{"input":"bgr255","mean":"103.939,116.779,123.68","layout":"OIHW"},\
            "conv1_1.weight":{"dtype":"F32","shape":[64,3,3,3],"data_offsets":[0,\(weights)]},\
            "conv1_1.bias":{"dtype":"F32","shape":[64],"data_offsets":[\(weights),\(weights + biases)]}}
            """
        let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) }
        return length + Array(header.utf8) + [UInt8](repeating: 0, count: weights + biases)
    }()
}
