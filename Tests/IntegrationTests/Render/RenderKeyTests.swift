import Contract
import Foundation
import Pictures
import SystemPackage
import TestSupport
import Testing

/// What a recipe says is what is painted by.
struct RenderKeyTests {
    /// Each of these makes another painting than the one without it.
    @Test(arguments: [
        "style-loss=gram-mean", "style-loss=covariance", "style-loss=wasserstein", "style-normalisation=relative",
        "style-normalisation=scaled", "content-reduction=relative", "content-reduction=scaled", "tv-form=absolute",
        "tv-form=mean", "tv-form=nine-point", "tv-exponent=1.25", "pooling=average", "pooling=l2", "border=replicate",
        "averaging=0.9", "noise-blend=0", "initialisation=gray", "initialisation=style", "initialisation=white",
        "features=before-relu", "seed=1", "style-scale=1.5", "learning-rate=2", "margin=0.1", "histogram-weight=0.1",
        "colours=luminance",
        "colours=match", "colours=hue",
    ])
    func aKeyMakesADifference(setting: String) async throws {
        try await RenderPlace.with { place in
            let base = [
                "optimiser=adam", "learning-rate=4", "noise-blend=0.5", "tv-weight=1", "clamp=true",
            ]
            var paintings: [[UInt8]] = []
            for settings in [base, base + [setting]] {
                let arguments = ["--preset", "jcjohnson"] + settings.flatMap { ["--set", $0] }
                let result = try await place.paint(arguments, iterations: 4)
                #expect(result.exit == .painted, "\(result.errors)")
                paintings.append(try place.output.bytes())
            }
            let isSame = paintings[0] == paintings[1]
            #expect(!isSame)
        }
    }

    /// Without a style the content comes back from noise; without a content it does not, and both are painted.
    @Test func aLossOfNoWeightAsksForNothing() async throws {
        try await RenderPlace.with { place in
            var distances: [Double] = []
            let content = try place.picture(place.content)
            for setting in ["style-weight=0", "content-weight=0"] {
                let settings = [
                    setting, "content-layers={ conv1_1 = 1 }", "initialisation=noise", "smallest-size=0", "margin=0",
                ]
                let result = try await place.run(
                    [
                        place.content.string, "--style", place.style.string, "--output", place.output.string,
                        "--network", "impasto", "--size", "native", "--iterations", "60", "--threads", "1",
                        "--progress", "none",
                    ] + settings.flatMap { ["--set", $0] }
                )
                #expect(result.exit == .painted, "\(result.errors)")
                let painting = try place.picture(place.output)
                let squares = zip(painting.samples, content.samples).map { pow(Double($0) - Double($1), 2) }
                distances.append(squares.reduce(0, +) / Double(squares.count))
            }
            #expect(distances[0] < distances[1] / 2, "\(distances)")
        }
    }

    /// A picture without any features is painted like its style too: gray becomes orange all over.
    @Test func aFlatPictureTakesTheColourOfAFlatStyle() async throws {
        try await RenderPlace.with { place in
            for (path, colour) in [(place.content, [128, 128, 128]), (place.style, [255, 140, 0])] {
                let samples = (0..<256 * 256 * 3).map { UInt16(colour[$0 % 3] * 257) }
                let picture = try Picture(width: 256, height: 256, samples: samples)
                try path.write(picture.encoded(as: .png(bitDepth: 8)))
            }
            let result = try await place.run([
                place.content.string, "--style", place.style.string, "--output", place.output.string,
                "--network", "impasto", "--size", "native", "--threads", "1", "--progress", "none",
            ])
            #expect(result.exit == .painted, "\(result.errors)")
            let painting = try place.picture(place.output)
            for (channel, range) in [(0, 230...255), (1, 120...170), (2, 0...60)] {
                let levels = stride(from: channel, to: painting.samples.count, by: 3).map {
                    Int(painting.samples[$0]) / 257
                }
                #expect(range.contains(levels.reduce(0, +) / levels.count), "\(channel)")
            }
        }
    }

    /// The two halves of the painting have a style each: exchanged, they change places.
    @Test func aRegionHasAStyleOfItsOwn() async throws {
        try await RenderPlace.with { place in
            try place.halves.write(RenderPlace.mask().encoded(as: .png(bitDepth: 8)))
            func painting(_ left: FilePath, _ right: FilePath) async throws -> Picture {
                let styles =
                    "style=[{ file = '\(left)', region = '\(place.halves)#0000ff' },"
                    + " { file = '\(right)', region = '\(place.halves)#ff0000' }]"
                let arguments = [
                    place.content.string, "--output", place.output.string, "--network", "impasto",
                    "--threads", "1", "--progress", "none", "--set", styles, "--set", "content-weight=0",
                ]
                let size = ["--set", "size=96", "--set", "smallest-size=0", "--set", "margin=0", "--iterations", "30"]
                let result = try await place.run(arguments + size)
                #expect(result.exit == .painted, "\(result.errors)")
                return try place.picture(place.output)
            }
            let red = place.root.appending("red.png")
            try red.write(RenderPlace.blocks(ofChannel: 0).encoded(as: .png(bitDepth: 8)))
            let blue = place.root.appending("blue.png")
            try blue.write(RenderPlace.blocks(ofChannel: 2).encoded(as: .png(bitDepth: 8)))
            let one = try await painting(red, blue)
            let other = try await painting(blue, red)
            let (left, right) = (0..<40, 56..<96)
            #expect(one.mean(ofChannel: 0, columns: left) > other.mean(ofChannel: 0, columns: left) + 0x1000)
            #expect(one.mean(ofChannel: 2, columns: right) > other.mean(ofChannel: 2, columns: right) + 0x1000)
        }
    }

    @Test func pooledFeaturesAreRescaled() async throws {
        try await RenderPlace.with { place in
            let average = ["--set", "pooling=average", "--set", "rescale=false", "--trace", place.trace.string]
            #expect(try await place.paint(average, iterations: 1).exit == .painted)
            let plain = try TraceLine.read(place.trace)[0].style
            #expect(try await place.paint(average + ["--set", "pooling-rescale=true"], iterations: 1).exit == .painted)
            let rescaled = try TraceLine.read(place.trace)[0].style
            #expect(rescaled > plain)
        }
    }

    /// With a tolerance of 1 every loss has stopped falling by the time that ten evaluations can be compared.
    @Test func aScaleEndsWhereItsLossStopsFalling() async throws {
        try await RenderPlace.with { place in
            let arguments = ["--set", "tolerance=1", "--set", "optimiser=adam", "--trace", place.trace.string]
            #expect(try await place.paint(arguments, iterations: 60).exit == .painted)
            let count = try TraceLine.read(place.trace).count
            #expect(count < 60)
        }
    }

    @Test func everyPresetCanBePainted() async throws {
        try await RenderPlace.with { place in
            struct Preset: Decodable { var name: String }
            let listed = try await place.run(["--list-presets", "--json"]).output
            for preset in try JSONDecoder().decode([Preset].self, from: Data(listed.utf8)) {
                let settings = ["size=40", "smallest-size=20", "coarsest-iterations=2", "coarse-iterations=1"]
                let result = try await place.paint(
                    ["--preset", preset.name, "--size", "40"] + settings.flatMap { ["--set", $0] },
                    iterations: 2
                )
                #expect(result.exit == .painted, "\(preset.name): \(result.errors)")
            }
        }
    }
}

extension RenderPlace {
    fileprivate var halves: FilePath { root.appending("halves.png") }

    /// Blue on the left, red on the right.
    fileprivate static func mask() throws -> Picture {
        let row: [UInt16] = (0..<96).flatMap { column -> [UInt16] in column < 48 ? [0, 0, .max] : [.max, 0, 0] }
        return try Picture(width: 96, height: 75, samples: (0..<75).flatMap { _ in row })
    }

    /// Blocks of four pixels each way, of one colour and any brightness.
    fileprivate static func blocks(ofChannel channel: Int) throws -> Picture {
        let samples = (0..<96 * 96 * 3).map { index -> UInt16 in
            let (row, column) = (index / 3 / 96 / 4, index / 3 % 96 / 4)
            return index % 3 == channel ? UInt16((row * 31 + column * 17) * 40_503 % 65_536) : 0
        }
        return try Picture(width: 96, height: 96, samples: samples)
    }
}

extension Picture {
    /// The mean of a colour's samples in some columns.
    fileprivate func mean(ofChannel channel: Int, columns: Range<Int>) -> Int {
        let values = (0..<height).flatMap { row in columns.map { Int(samples[(row * width + $0) * 3 + channel]) } }
        return values.reduce(0, +) / values.count
    }
}
