import Engine
import Pictures
import Testing

/// The painting as the mean of the pictures that the optimiser came by.
@Suite struct AveragingTests {
    /// The optimiser goes its own way, and what is handed out is the mean of where it has been.
    ///
    /// Where it has been is seen in pictures of 16 bits a sample, within 0…255: a mean of such may be one sample off.
    @Test(arguments: ["seed0-adam", "jcjohnson", "seed2-lbfgs"], [0.5, 0.9])
    func thePaintingIsTheMean(recipe: String, decay: Double) throws {
        var settings = try TinyTransfer.settings(recipe)
        (settings.evaluations, settings.clampsPixels) = (8, true)
        if case .lbfgs(var constants) = settings.optimiser, recipe == "seed2-lbfgs" {
            constants.lineSearch = .none
            settings.optimiser = .lbfgs(constants)
        }
        let scale = try TinyScales.two(8)[1]
        let plain = try TinyScales.run(settings, [scale])
        settings.averaging = decay
        let averaged = try TinyScales.run(settings, [scale])
        #expect(averaged.seen.map(\.losses.total) == plain.seen.map(\.losses.total))
        var path = [scale.content]
        for (plain, averaged) in zip(plain.pictures, averaged.pictures) {
            // A line search that has not found its point yet leaves the picture where it was.
            if plain != path.last { path.append(plain) }
            let shares = path.indices.map { pow(decay, path.count - 1 - $0) }
            let sum = shares.reduce(0, +)
            for index in averaged.samples.indices {
                let mean = zip(shares, path).reduce(0) { $0 + $1.0 / sum * Double($1.1.samples[index]) }
                #expect(abs(Double(averaged.samples[index]) - mean) <= 1)
            }
        }
        #expect(path.count > 3 && averaged.pictures.last == averaged.painting)
    }

    @Test func noMeanTakesNoMemory() throws {
        let network = try TinyTransfer.network()
        var settings = try TinyTransfer.settings("seed0-adam")
        func bytes() throws -> Int {
            try RunPlan(network, settings, content: (256, 256), styles: [(16, 16)]).workspace.bytes
        }
        let none = try bytes()
        settings.averaging = 0.99
        #expect(try bytes() - none == 256 * 256 * 3 * 4)
    }

    private func pow(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }
}
