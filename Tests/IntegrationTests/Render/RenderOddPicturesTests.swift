import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// What the default network and the default recipe make of pictures that are no photographs.
struct RenderOddPicturesTests {
    /// A content and a style picture by their names, and what has to come of them.
    struct Pair: Sendable, CustomTestStringConvertible {
        var content: String
        var style: String
        var size: (width: Int, height: Int)
        /// Channels of the painting's file, as Pillow calls them.
        var mode = "RGB"

        var testDescription: String { "\(content) like \(style)" }
    }

    @Test(arguments: [
        Pair(content: "gray", style: "photo", size: (72, 54)),
        Pair(content: "photo", style: "gray", size: (72, 54)),
        Pair(content: "flat", style: "photo", size: (72, 54)),
        Pair(content: "photo", style: "flat", size: (72, 54)),
        Pair(content: "tiny", style: "photo", size: (72, 72)),
        Pair(content: "photo", style: "tiny", size: (72, 54)),
        Pair(content: "panorama", style: "photo", size: (72, 24)),
        Pair(content: "photo", style: "panorama", size: (72, 54)),
        Pair(content: "clear", style: "photo", size: (72, 54), mode: "RGBA"),
        Pair(content: "photo", style: "clear", size: (72, 54)),
        Pair(content: "clear", style: "clear", size: (72, 54), mode: "RGBA"),
    ])
    func oddPicturesArePainted(pair: Pair) async throws {
        try await withPictures { place in
            let steps = try await paint(pair.content, like: pair.style, in: place)
            #expect(try await shape(of: place.output) == "\(pair.size.width) \(pair.size.height) \(pair.mode)\n")
            let trace = try TraceLine.read(place.trace)
            #expect(trace.count >= 6)
            #expect(trace.allSatisfy { [$0.content, $0.style, $0.tv, $0.total].allSatisfy(\.isFinite) })
            // What a scale begins with is the painting of the one before, enlarged: sums of two scales say nothing together.
            for (scale, steps) in Dictionary(grouping: steps, by: \.scale) {
                let totals = steps.compactMap(\.total)
                let first = try #require(totals.first), last = try #require(totals.last)
                #expect(last <= first, "scale \(scale ?? 0)")
            }
            let content = try place.picture(place.root.appending("\(pair.content).png"))
            if let alpha = content.resized(width: 72, height: 54, filter: .lanczos).alpha {
                let kept = try #require(try place.picture(place.output).alpha)
                // Whatever filter the recipe has, the left is to be seen and the right is not.
                #expect(kept[72 * 27 + 4] == alpha[72 * 27 + 4] && kept[72 * 27 + 4] == .max)
                #expect(kept[72 * 27 + 68] == 0)
            }
        }
    }

    /// A sky of one colour, painted like itself, keeps its colour and gets no spots.
    ///
    /// Its style is met from the beginning, rim and all, so that the trace of noise in the start is all there is to be undone: what is left
    /// was measured as nothing.
    @Test(arguments: [("sky", [120.0, 170, 230]), ("flat", [180, 40, 90])])
    func oneColourLikeItselfStaysFlat(name: String, colour: [Double]) async throws {
        try await withPictures { place in
            try await paint(name, like: name, options: ["--iterations", "30"], in: place)
            let painting = try place.picture(place.output)
            for channel in 0..<3 {
                let (mean, deviation) = spread(of: painting, channel)
                let values = stride(from: channel, to: painting.samples.count, by: 3).map {
                    Double(painting.samples[$0]) / 257
                }
                let furthest = values.map { abs($0 - mean) }.max() ?? 0
                #expect(abs(mean - colour[channel]) < 0.5)
                #expect(deviation < 0.5 && furthest < 2, "channel \(channel): \(deviation), \(furthest) from \(mean)")
            }
        }
    }

    /// One colour in the manner of another becomes that other, without spots.
    ///
    /// Measured at this size: 19 and 25 levels from the orange, with deviations of 11 and 14. With as few evaluations at the coarsest
    /// scale as at the others, it was 91 and 134 levels away.
    @Test(arguments: ["impasto", "impasto-fast"])
    func oneColourBecomesAnother(preset: String) async throws {
        try await withPictures { place in
            try await paint("even", like: "orange", options: ["--preset", preset], in: place)
            let painting = try place.picture(place.output)
            for (channel, wanted) in [255.0, 140, 0].enumerated() {
                let (mean, deviation) = spread(of: painting, channel)
                #expect(abs(mean - wanted) < 40, "channel \(channel): \(mean)")
                #expect(deviation < 20, "channel \(channel): \(deviation)")
            }
        }
    }

    /// The mean of a channel and the root of its mean square departure from it, of 255 levels.
    private func spread(of picture: Picture, _ channel: Int) -> (mean: Double, deviation: Double) {
        let pixels = picture.width * picture.height
        let values = (0..<pixels).map { Double(picture.samples[3 * $0 + channel]) / 257 }
        let mean = values.reduce(0, +) / Double(pixels)
        return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(pixels)).squareRoot())
    }

    /// Paints, and returns the steps in the order in which they were told.
    @discardableResult
    private func paint(
        _ content: String,
        like style: String,
        options: [String] = ["--iterations", "6"],
        in place: RenderPlace
    ) async throws -> [WorkerProgress] {
        let result = try await place.run(
            [
                place.root.appending("\(content).png").string, "--style", place.root.appending("\(style).png").string,
                "--output", place.output.string, "--size", "72", "--threads", "1", "--trace", place.trace.string,
                "--progress", "json",
            ] + options
        )
        try #require(result.exit == .painted, "\(result.errors)")
        return try result.reports().compactMap { if case .progress(let step) = $0 { step } else { nil } }
    }

    /// A place with real files of each kind, by Pillow.
    private func withPictures(_ body: (RenderPlace) async throws -> Void) async throws {
        let script = """
            import sys
            from PIL import Image
            folder = sys.argv[1]
            def save(name, picture): picture.save(f"{folder}/{name}.png")
            photo = Image.open(f"{folder}/content.png").convert("RGB").resize((80, 60))
            save("photo", photo)
            save("gray", photo.convert("L"))
            save("flat", Image.new("RGB", (80, 60), (180, 40, 90)))
            save("even", Image.new("RGB", (80, 60), (128, 128, 128)))
            save("orange", Image.new("RGB", (80, 60), (255, 140, 0)))
            save("sky", Image.new("RGB", (80, 60), (120, 170, 230)))
            save("tiny", photo.resize((16, 16)))
            save("panorama", photo.resize((96, 32)))
            clear = photo.convert("RGBA")
            clear.putalpha(Image.linear_gradient("L").rotate(-90).resize((80, 60)).point(lambda level: 255 if level > 127 else 0))
            save("clear", clear)
            """
        try await RenderPlace.with { place in
            let made = try await CommandOutput.of("/usr/bin/python3", ["-c", script, place.root.string])
            try #require(made.status == 0, "\(made.errors)")
            try await body(place)
        }
    }

    private func shape(of path: FilePath) async throws -> String {
        let script = "import sys; from PIL import Image; i = Image.open(sys.argv[1]); print(*i.size, i.mode)"
        return try await CommandOutput.of("/usr/bin/python3", ["-c", script, path.string]).output
    }
}
