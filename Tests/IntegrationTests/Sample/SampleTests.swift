import Pictures
import SystemPackage
import TestSupport
import Testing

/// The program that draws the pictures of the documentation.
struct SampleTests {
    @Test(arguments: [
        "landscape", "town", "still-life", "owl", "painting", "cubist", "woodcut", "watercolour", "mosaic",
    ])
    func aSeedAlwaysGivesTheSamePicture(_ subject: String) async throws {
        try await TemporaryDirectory.with { directory in
            var drawn: [[UInt8]] = []
            for (index, seed) in [1, 1, 2].enumerated() {
                let file = directory.path.appending("\(index).png")
                let arguments = [subject, "--size", "72x64", "--seed", "\(seed)", "--output", file.string]
                let result = try await CommandOutput.of(Programs.impastoSample, arguments)
                #expect(result.status == 0, "\(result.errors)")
                drawn.append(try file.bytes())
            }
            #expect(drawn[0] == drawn[1])
            #expect(drawn[0] != drawn[2])
            let picture = try Picture.decode(drawn[0], named: subject)
            #expect(picture.width == 72 && picture.height == 64)
            // Something is on it, from dark to bright.
            #expect(picture.samples.min() ?? .max < 16_000 && picture.samples.max() ?? 0 > 49_000)
        }
    }

    @Test func theNameOfTheFileDecidesItsFormat() async throws {
        try await TemporaryDirectory.with { directory in
            let file = directory.path.appending("sea.jpg")
            let arguments = ["woodcut", "--size", "64x64", "--output", file.string]
            let result = try await CommandOutput.of(Programs.impastoSample, arguments)
            #expect(result.status == 0, "\(result.errors)")
            #expect(try Array(file.bytes().prefix(3)) == [0xFF, 0xD8, 0xFF])
        }
    }
}
