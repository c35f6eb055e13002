import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// Of a style picture counts what can be seen of it.
struct RenderTransparencyTests {
    /// A style with a transparent half paints as its mask of that half does, and with a mask of its own as a mask of both.
    @Test(arguments: ["true", "false"])
    func transparencyIsAMask(erosion: String) async throws {
        try await RenderPlace.with { place in
            let style = try place.picture(place.style)
            let (width, height) = (style.width, style.height)
            func isLeft(_ pixel: Int) -> Bool { pixel % width < width / 2 }
            func isUpper(_ pixel: Int) -> Bool { pixel / width < height / 2 }
            let clear = try place.write("clear.png", try style.clear { !isLeft($0) })
            let left = try place.write("left.png", try style.mask(isLeft))
            let upper = try place.write("upper.png", try style.mask(isUpper))
            let both = try place.write("both.png", try style.mask { isLeft($0) && isUpper($0) })
            func painting(_ file: FilePath, mask: FilePath?) async throws -> Picture {
                let mask = mask.map { ", mask = '\($0)'" } ?? ""
                let styles = "style=[{ file = '\(file)'\(mask) }]"
                return try await paint(["--set", styles, "--set", "erode-regions=\(erosion)"], in: place)
            }
            let all = try await painting(place.style, mask: nil)
            let half = try await painting(place.style, mask: left)
            let quarter = try await painting(place.style, mask: both)
            #expect(all != half && half != quarter)
            #expect(try await painting(clear, mask: nil) == half)
            #expect(try await painting(clear, mask: left) == half)
            #expect(try await painting(clear, mask: upper) == quarter)
        }
    }

    /// Transparency that hides nothing changes nothing.
    @Test func whatIsOpaqueIsPlain() async throws {
        try await RenderPlace.with { place in
            let style = try place.picture(place.style)
            let opaque = try place.write("opaque.png", try style.clear { _ in false })
            #expect(try place.picture(opaque).alpha != nil)
            let plain = try await paint(["--style", place.style.string], in: place)
            #expect(try await paint(["--style", opaque.string], in: place) == plain)
        }
    }

    @Test func aStyleThatNobodySeesIsRefused() async throws {
        try await RenderPlace.with { place in
            let style = try place.write("ghost.png", try place.picture(place.style).clear { _ in true })
            let result = try await place.run([
                place.content.string, "--style", style.string, "--network", place.network.string, "--output",
                place.output.string, "--threads", "1",
            ])
            #expect(result.exit == .badRecipe && result.errors.contains("ghost.png is transparent all over"))
            #expect(!place.root.names.contains("painted.png"))
        }
    }

    @Test func aStyleThatNobodySeesWithinItsMaskIsRefused() async throws {
        try await RenderPlace.with { place in
            let picture = try place.picture(place.style)
            let clear = try place.write("clear.png", try picture.clear { $0 % picture.width < 12 })
            let mask = try place.write("mask.png", try picture.mask { $0 % picture.width < 12 })
            let result = try await place.run([
                place.content.string, "--set", "style=[{ file = '\(clear)', mask = '\(mask)' }]", "--size", "native",
                "--network", place.network.string, "--output", place.output.string, "--threads", "1",
            ])
            #expect(result.exit == .badRecipe && result.errors.contains("wherever its mask is bright"))
        }
    }

    private func paint(_ options: [String], in place: RenderPlace) async throws -> Picture {
        let result = try await place.run(
            [
                place.content.string, "--network", place.network.string, "--output", place.output.string, "--size",
                "native", "--iterations", "3", "--threads", "1", "--progress", "none",
            ] + options
        )
        try #require(result.exit == .painted, "\(result.errors)")
        return try place.picture(place.output)
    }
}

extension RenderPlace {
    fileprivate func write(_ name: String, _ picture: Picture) throws -> FilePath {
        let path = root.appending(name)
        try path.write(picture.encoded(as: .png(bitDepth: 8)))
        return path
    }
}

extension Picture {
    /// The picture with some pixels that are wholly transparent; the others are opaque.
    fileprivate func clear(_ isClear: (_ pixel: Int) -> Bool) throws -> Picture {
        let alpha = (0..<width * height).map { isClear($0) ? UInt16(0) : .max }
        return try Picture(width: width, height: height, samples: samples, alpha: alpha)
    }

    /// A mask of the same size.
    fileprivate func mask(_ isInside: (_ pixel: Int) -> Bool) throws -> Picture {
        let samples = (0..<width * height * 3).map { isInside($0 / 3) ? UInt16.max : 0 }
        return try Picture(width: width, height: height, samples: samples)
    }
}
