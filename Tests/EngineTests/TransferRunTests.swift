import Engine
import Pictures
import Testing

/// What a run does besides making the loss smaller: counting, stopping, repeating itself.
@Suite struct TransferRunTests {
    static let recipes = ["seed0-adam", "jcjohnson", "seed2-lbfgs"]

    @Test(arguments: recipes, [1, 2, 7])
    func evaluationsAreCountedExactly(recipe: String, count: Int) throws {
        var settings = try TinyTransfer.settings(recipe)
        settings.evaluations = count
        let (content, style) = try TinyTransfer.pictures()
        var seen: [TransferProgress] = []
        _ = try StyleTransfer(network: TinyTransfer.network(), settings: settings)
            .run(content: content, styles: [StyleTransfer.Style(style)]) { progress, _ in
                seen.append(progress)
                return .proceed
            }
        #expect(seen.map(\.evaluation) == Array(0..<count))
        #expect(seen.allSatisfy { $0.evaluations == count })
        #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.seconds <= $1.seconds })
    }

    @Test(arguments: recipes)
    func aRunStopsWhereTheHandlerSays(recipe: String) throws {
        let settings = try TinyTransfer.settings(recipe)
        let (content, style) = try TinyTransfer.pictures()
        var seen = 0
        let transfer = StyleTransfer(network: try TinyTransfer.network(), settings: settings)
        let error = #expect(throws: TransferError.self) {
            try transfer.run(content: content, styles: [StyleTransfer.Style(style)]) { progress, _ in
                seen = progress.evaluation
                return progress.evaluation == 4 ? .stop : .proceed
            }
        }
        #expect(error?.code == .stopped)
        #expect(seen == 4)
    }

    @Test func whatTheHandlerThrowsComesOut() throws {
        struct Oops: Error {}
        let (content, style) = try TinyTransfer.pictures()
        let transfer = StyleTransfer(
            network: try TinyTransfer.network(),
            settings: try TinyTransfer.settings("jcjohnson")
        )
        #expect(throws: Oops.self) {
            try transfer.run(content: content, styles: [StyleTransfer.Style(style)]) { _, _ in throw Oops() }
        }
    }

    /// The picture that comes with an evaluation is the one after its step: that of the next evaluation, and the result.
    @Test(arguments: ["seed0-adam", "seed2-lbfgs"])
    func snapshotsAreThePictureAfterTheStep(recipe: String) throws {
        var settings = try TinyTransfer.settings(recipe)
        settings.evaluations = 5
        if case .lbfgs(var constants) = settings.optimiser {
            constants.lineSearch = .none
            settings.optimiser = .lbfgs(constants)
        }
        let (content, style) = try TinyTransfer.pictures()
        let styles = [StyleTransfer.Style(style)]
        let transfer = StyleTransfer(network: try TinyTransfer.network(), settings: settings)
        var (pictures, totals) = ([Picture](), [Double]())
        let painting = try transfer.run(content: content, styles: styles) { progress, picture in
            pictures.append(picture())
            totals.append(progress.losses.total)
            return .proceed
        }
        #expect(pictures.last == painting)
        for (picture, total) in zip(pictures, totals.dropFirst()) {
            let pixels = try GoldenFolder.tiny.pixels(of: picture)
            let found = try transfer.evaluate(pixels, content: content, styles: styles).losses.total
            // Rounding to 16 bits moves a pixel by up to 1/514 of a level, which the loss takes up in its fifth digit.
            #expect(relativeDistance(found, total) < 1e-3)
        }
    }

    @Test(arguments: recipes, [1, 2, 3])
    func theSameRunPaintsTheSameBits(recipe: String, threads: Int) throws {
        var settings = try TinyTransfer.settings(recipe)
        (settings.evaluations, settings.threads) = (12, threads)
        let (one, other) = (try TinyTransfer.run(settings), try TinyTransfer.run(settings))
        #expect(one.totals == other.totals)
        #expect(one.painting == other.painting)
    }

    @Test func noiseComesFromItsSeed() throws {
        var settings = try TinyTransfer.settings("seed0-adam")
        (settings.evaluations, settings.initialisation, settings.seed) = (1, .noise, 7)
        let (one, same) = (try TinyTransfer.run(settings), try TinyTransfer.run(settings))
        settings.seed = 8
        let other = try TinyTransfer.run(settings)
        #expect(one.totals == same.totals && one.painting == same.painting)
        #expect(one.totals != other.totals && one.painting != other.painting)
        // A step of five levels away from noise is still noise: its mean is that of 0…255 within a few standard errors.
        let mean = one.painting.samples.reduce(0.0) { $0 + Double($1) / 257 } / Double(one.painting.samples.count)
        #expect(abs(mean - 127.5) < 8)
    }

    @Test func whiteAndContentAreStarts() throws {
        var settings = try TinyTransfer.settings("jcjohnson")
        settings.evaluations = 1
        let content = try TinyTransfer.pictures().content
        // One evaluation leaves no step for a line search: the result is the start.
        #expect(try TinyTransfer.run(settings).painting == content)
        settings.initialisation = .white
        #expect(try TinyTransfer.run(settings).painting.samples.allSatisfy { $0 == 65535 })
    }

    @Test func alphaIsThatOfTheContent() throws {
        var settings = try TinyTransfer.settings("seed0-adam")
        settings.evaluations = 2
        var content = try TinyTransfer.pictures().content
        content.alpha = (0..<content.width * content.height).map { UInt16($0 * 37) }
        #expect(try TinyTransfer.run(settings, content: content).painting.alpha == content.alpha)
    }

    /// Shares add up to one, so the same style in pieces is the style; only the adding of its parts rounds anew.
    @Test(arguments: [[1.0, 1.0], [0.001, 7], [3, 0], [1e-300, 1e-300]])
    func twoOfAStyleAreOne(weights: [Double]) throws {
        let (content, style) = try TinyTransfer.pictures()
        let transfer = StyleTransfer(
            network: try TinyTransfer.network(),
            settings: try TinyTransfer.settings("jcjohnson")
        )
        let pixels = try GoldenFolder.tiny.pixels(of: content)
        func evaluate(_ styles: [StyleTransfer.Style]) throws -> (losses: Losses, gradient: [Float]) {
            try transfer.evaluate(pixels, content: content, styles: styles)
        }
        let one = try evaluate([StyleTransfer.Style(style, weight: 5)])
        let two = try evaluate(weights.map { StyleTransfer.Style(style, weight: $0) })
        #expect(relativeDistance(two.losses.style, one.losses.style) < 1e-6)
        #expect(relativeDistance(two.gradient, one.gradient) < 1e-6)
    }

    /// Gram matrices are mixed, not losses: with all the weight on one style the other counts for nothing.
    @Test func stylesCountByTheirWeights() throws {
        let (content, style) = try TinyTransfer.pictures()
        let transfer = StyleTransfer(
            network: try TinyTransfer.network(),
            settings: try TinyTransfer.settings("jcjohnson")
        )
        let pixels = try GoldenFolder.tiny.pixels(of: content)
        let losses = try [0.0, 0.5, 1.0].map { share in
            let styles = [StyleTransfer.Style(style, weight: share), StyleTransfer.Style(content, weight: 1 - share)]
            return try transfer.evaluate(pixels, content: content, styles: styles).losses.style
        }
        // The content's own Gram matrix is met; half of the way to the style's is a quarter of the squared distance.
        #expect(losses[0] < 1e-9 * losses[2])
        #expect(relativeDistance(losses[1], losses[2] / 4) < 1e-4)
    }
}
