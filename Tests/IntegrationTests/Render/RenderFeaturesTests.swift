import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// `impasto-render features`: what layers make of a picture, as one can see it.
struct RenderFeaturesTests {
    /// A network whose first map is the picture's red and whose second is its green turned into its negative.
    @Test func mapsAreStretchedToBlackAndWhite() async throws {
        try await RenderPlace.with { place in
            try place.network("eye.safetensors").write(SeeingNetwork.bytes)
            let arguments = ["--layer", "conv1_1", "--columns", "1", "--before-relu"]
            let sheet = try await sheet(place, arguments, network: "eye.safetensors")
            let content = try place.picture(place.content)
            let red = stretched((0..<567).map { Double(content.samples[3 * $0]) })
            let green = stretched((0..<567).map { -Double(content.samples[3 * $0 + 1]) })
            for (channel, expected) in [red, green].enumerated() {
                let found = sheet.map(row: channel)
                // Subtracting the mean rounds in single precision, which may turn a half the other way.
                #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= 1 }, "\(channel)")
                #expect(found.min() == 0 && found.max() == 255)
            }
            // Two maps and no more: channels that fill up a group are nobody's.
            #expect(sheet.picture.height == SeeingNetwork.sheetHeight(rows: 2))
        }
    }

    /// Behind the rectifier all that is less than the mean is as black as the mean.
    @Test func theRectifierCutsOff() async throws {
        try await RenderPlace.with { place in
            try place.network("eye.safetensors").write(SeeingNetwork.bytes)
            let arguments = ["--layer", "conv1_1", "--columns", "1", "--channels", "1"]
            let sheet = try await sheet(place, arguments, network: "eye.safetensors")
            let content = try place.picture(place.content)
            let red = (0..<567).map { max(0, Double(content.samples[3 * $0]) / 257 - 123.68) }
            #expect(red.contains(0))
            #expect(zip(sheet.map(row: 0), stretched(red)).allSatisfy { abs($0 - $1) <= 1 })
            #expect(sheet.picture.height == SeeingNetwork.sheetHeight(rows: 1))
        }
    }

    /// Layers stand in the network's order, each once, however they are named.
    @Test func layersStandOneBelowAnother() async throws {
        try await RenderPlace.with { place in
            let one = try await sheet(place, ["--layer", "conv1_1"]).picture
            let three = try await sheet(place, ["--layer", "conv5_1,conv1_1,conv3_4,conv1_1"]).picture
            let same = try await sheet(place, ["--layer", "conv1_1,conv3_4,conv5_1", "--threads", "3"]).picture
            #expect(three == same && three.height > 2 * one.height)
            // The widest grid is not enlarged for the others' sake, and begins at the same place.
            let rows = 0..<100
            #expect(rows.allSatisfy { three.samples[3 * three.width * $0] == one.samples[3 * one.width * $0] })
            let usual = try await sheet(place, []).picture
            #expect(try await sheet(place, ["--layer", "conv1_1,conv5_1"]).picture == usual)
        }
    }

    /// A picture is seen at the size that is asked for.
    @Test func thePictureIsSeenAtItsSize() async throws {
        try await RenderPlace.with { place in
            let (small, large) = (["--size", "16"], ["--size", "100"])
            let layer = ["--layer", "conv1_1", "--columns", "1"]
            let heights = (
                try await sheet(place, layer + small).picture.height,
                try await sheet(place, layer + large).picture.height
            )
            // Six maps: 16×12 features enlarged three times, 100×78 as they are, and numbers of twice the size below them.
            #expect(heights.1 - heights.0 == 6 * (78 - 3 * 12 + 7))
        }
    }

    @Test(arguments: [
        (["--layer", "conv6_1"], "conv6_1"), (["--layer", "conv1_1,"], "--layer"), (["--layer", ""], "--layer"),
        (["--size", "15"], "--size"), (["--size", "4000"], "--size"), (["--columns", "0"], "--columns"),
        (["--channels", "0"], "--channels"), (["--threads", "0"], "--threads"), (["--output", "a.JPG"], ".png"),
    ])
    func wrongUsage(more: [String], name: String) async throws {
        try await RenderPlace.with { place in
            let result = try await run(place, more, network: place.network.string)
            #expect(result.exit == .usage && result.output.isEmpty && result.errors.contains(name), "\(result.errors)")
            #expect(place.root.names == RenderPlace.names)
        }
    }

    /// Each of these layers of the network that ships takes some sixteen million pixels.
    @Test func sheetsHaveALimit() async throws {
        try await RenderPlace.with { place in
            let layers = "conv1_1,conv1_2,conv2_1,conv2_2,conv3_1,conv3_2,conv3_3,conv3_4,conv4_1"
            let more = ["--layer", layers, "--size", "800"]
            let result = try await run(place, more, network: "impasto")
            #expect(result.exit == .usage && result.errors.contains("--channels"), "\(result.errors)")
            #expect(place.root.names == RenderPlace.names)
        }
    }

    @Test func whatCannotBeShown() async throws {
        try await RenderPlace.with { place in
            try place.network("eye.safetensors").write(SeeingNetwork.bytes)
            let names = place.root.names
            let nothing = place.root.appending("nothing.png").string
            for (image, more, network, exit, name) in [
                (
                    place.content.string, ["--layer", "conv2_1"], "eye.safetensors", WorkerExit.networkUnusable,
                    "conv1_1"
                ),
                (place.content.string, [], "nonesuch.safetensors", .networkUnusable, "nonesuch"),
                (place.content.string, ["--output", nothing + "/x.png"], nil, .outputUnwritable, nothing),
                (nothing, [], nil, .fileMissing, nothing),
                (place.network.string, [], nil, .unreadablePicture, "tiny.safetensors"),
            ] as [(String, [String], String?, WorkerExit, String)] {
                let path = network.map { place.network($0).string }
                let result = try await run(place, more, network: path ?? place.network.string, image: image)
                #expect(
                    result.exit == exit && result.output.isEmpty && result.errors.contains(name),
                    "\(result.errors)"
                )
                #expect(result.errors.hasPrefix("impasto-render: ") && result.errors.filter(\.isNewline).count == 1)
            }
            try place.content.write(Picture(width: 40, height: 9, samples: Array(repeating: 9, count: 1080)))
            let narrow = try await run(place, ["--layer", "conv5_1", "--size", "40"], network: place.network.string)
            #expect(narrow.exit == .unreadablePicture && narrow.errors.contains("conv5_1"))
            #expect(place.root.names == names)
        }
    }

    @Test func helpSaysHowMapsAreShown() async throws {
        let general = try await CommandOutput.of(Programs.impastoRender, ["--help"])
        #expect(general.output.contains("impasto-render features"))
        let result = try await CommandOutput.of(Programs.impastoRender, ["features", "--help"])
        #expect(result.exit == .painted)
        for word in ["--before-relu", "--columns", "Exit status", "black", "white"] {
            #expect(result.output.contains(word))
        }
    }

    /// Runs the command on the content picture, its size unchanged unless `more` says otherwise.
    private func run(
        _ place: RenderPlace,
        _ more: [String],
        network: String,
        image: String? = nil
    ) async throws -> CommandOutput {
        let size = more.contains("--size") ? [] : ["--size", "27"]
        let output = more.contains("--output") ? [] : ["--output", place.output.string]
        return try await place.run(
            ["features", image ?? place.content.string, "--network", network] + size + output + more
        )
    }

    private func sheet(_ place: RenderPlace, _ more: [String], network: String? = nil) async throws -> Sheet {
        let path = network.map { place.network($0).string } ?? place.network.string
        let result = try await run(place, more, network: path)
        #expect(result.exit == .painted && result.output.isEmpty && result.errors.isEmpty, "\(result.errors)")
        return Sheet(picture: try place.picture(place.output))
    }

    private func stretched(_ values: [Double]) -> [Int] {
        let (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
        return values.map { Int((($0 - least) / (greatest - least) * 255).rounded()) }
    }
}

/// The sheet of a network with maps of 27×21 features, each twice as large and one in a row.
private struct Sheet {
    let picture: Picture

    /// The features of a map; all pixels of a feature must be the same grey.
    func map(row: Int) -> [Int] {
        (0..<567).map { feature in
            let (y, x) = feature.quotientAndRemainder(dividingBy: 27)
            let top = SeeingNetwork.firstRow + row * SeeingNetwork.pitch + 2 * y
            let greys = [0, 1].flatMap { dy in
                (0..<6).map { picture.samples[3 * ((top + dy) * picture.width + SeeingNetwork.margin + 2 * x) + $0] }
            }
            return Set(greys).count == 1 ? Int(greys[0]) / 257 : -1000
        }
    }
}

/// A network of one layer that shows red, and green turned into its negative.
private enum SeeingNetwork {
    static let margin = 32
    /// The heading is four and two times seven squares high, with five gaps of six pixels.
    static let firstRow = margin + 28 + 14 + 30
    /// A map, its number and what lies between.
    static let pitch = 42 + 3 + 7 + 6

    static func sheetHeight(rows: Int) -> Int { firstRow + rows * pitch - 6 + margin }

    static var bytes: [UInt8] {
        let header = """
            {"__metadata__":{"input":"bgr255","mean":"103.939,116.779,123.68","layout":"OIHW"},\
            "conv1_1.weight":{"dtype":"F32","shape":[2,3,3,3],"data_offsets":[0,216]},\
            "conv1_1.bias":{"dtype":"F32","shape":[2],"data_offsets":[216,224]}}
            """
        // Of outputs × (B, G, R) × 3 × 3, the middle of red and the middle of green.
        var values = [Float](repeating: 0, count: 56)
        (values[18 + 4], values[27 + 9 + 4]) = (1, -1)
        let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) }
        return length + Array(header.utf8)
            + values.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
    }
}

extension RenderPlace {
    /// A network file of the test's own.
    fileprivate func network(_ name: String) -> FilePath { root.appending(name) }
}

extension FilePath {
    fileprivate func write(_ picture: Picture) throws {
        try write(picture.encoded(as: .png(bitDepth: 8)))
    }
}
