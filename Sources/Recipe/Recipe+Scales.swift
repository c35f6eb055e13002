extension Recipe {
    /// One of the sizes at which a picture is painted, one after another.
    public struct Scale: Sendable, Equatable {
        /// How many scales are finer: 0 at the full size.
        public let level: Int
        /// Its pixels, measured as `size` is.
        public let pixels: Int
        /// How many times the objective is evaluated at it.
        public let iterations: Int
        /// What the content weight is multiplied by at it.
        public let contentFactor: Double
        /// What the weights of style and histograms are multiplied by at it.
        public let styleFactor: Double
    }

    /// The scales at which a picture is painted, the coarsest first.
    ///
    /// Those below the full size are `scale-step` apart and not smaller than `smallest-size`, once rounded.
    ///
    /// - Parameter pixels: The full size, measured as `size` is.
    /// - Returns: One scale at least; the last one is the full size.
    public func scales(to pixels: Int) -> [Scale] {
        var sizes = [pixels]
        while smallestSize > 0 {
            let next = Double(pixels) / power(scaleStep, sizes.count)
            guard Int(next.rounded()) >= smallestSize else { break }
            sizes.append(Int(next.rounded()))
        }
        return sizes.indices.reversed().map { level in
            scale(level, pixels: sizes[level], isCoarsest: level > 0 && level == sizes.count - 1)
        }
    }

    private func scale(_ level: Int, pixels: Int, isCoarsest: Bool) -> Scale {
        let evaluations = Double(iterations) * power(coarseIterations, level)
        return Scale(
            level: level,
            pixels: pixels,
            iterations: isCoarsest && coarsestIterations > 0
                ? coarsestIterations
                : Int(min(max(evaluations.rounded(), 1), Double(Recipe.mostIterations))),
            contentFactor: power(coarseContentWeight, level),
            styleFactor: power(coarseStyleWeight, level)
        )
    }

    /// The most evaluations that a scale may have.
    static let mostIterations = 100_000

    private func power(_ factor: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * factor }
    }
}
