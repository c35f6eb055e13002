extension TransferSettings {
    /// Refuses numbers that nothing can be painted with.
    ///
    /// - Throws: `TransferError` with the code `invalidSettings`, which names the setting and what is allowed.
    func validate() throws(TransferError) {
        try require(evaluations >= 1, "there must be one evaluation at least, not \(evaluations)")
        if let tileSize { try require(tileSize >= 1, "tiles must be 1 pixel large at least, not \(tileSize)") }
        try require(1...4096 ~= threads, "there must be 1 to 4096 threads, not \(threads)")
        for (name, weight) in [
            ("content", contentWeight), ("style", styleWeight), ("histogram", histogramWeight),
            ("total variation", totalVariationWeight),
        ] {
            try requireWeight(weight, "the \(name) weight")
        }
        try require(
            totalVariationExponent > 0 && totalVariationExponent.isFinite,
            "the exponent of the total variation must be greater than 0, not \(totalVariationExponent)"
        )
        try require(
            styleForm != .wasserstein || [.mean, .relative].contains(styleNormalisation),
            "the Wasserstein distance of styles is normalised as a mean or relative to the style, in no other way"
        )
        try validate(contentLayers, of: "content")
        try validate(styleLayers, of: "style")
        try validate(histogramLayers, of: "histogram")
        try require(0...1 ~= noiseBlend, "the noise blend must be 0 to 1, not \(noiseBlend)")
        try require(0...1 ~= contentDetail, "the content's detail must be 0 to 1, not \(contentDetail)")
        try require(0..<1 ~= averaging, "the averaging must be from 0 to less than 1, not \(averaging)")
        try require(0...1 ~= tolerance, "the tolerance must be 0 to 1, not \(tolerance)")
        switch optimiser {
        case .adam(let constants): try validate(constants)
        case .lbfgs(let constants): try validate(constants)
        }
    }

    private func validate(_ layers: [WeightedLayer], of loss: String) throws(TransferError) {
        for layer in layers { try requireWeight(layer.weight, "the weight of the \(loss) layer \(layer.layer)") }
        try require(Set(layers.map(\.layer)).count == layers.count, "a \(loss) layer is named twice")
    }

    private func validate(_ adam: AdamSettings) throws(TransferError) {
        try requireLearningRate(adam.learningRate)
        for (name, beta) in [("beta1", adam.beta1), ("beta2", adam.beta2)] {
            try require(0..<1 ~= beta, "\(name) must be from 0 to less than 1, not \(beta)")
        }
        try require(
            adam.epsilon > 0 && adam.epsilon.isFinite,
            "epsilon must be greater than 0, not \(adam.epsilon)"
        )
    }

    private func validate(_ lbfgs: LBFGSSettings) throws(TransferError) {
        try requireLearningRate(lbfgs.learningRate)
        try require(1...10_000 ~= lbfgs.history, "the history must be 1 to 10000 pairs long, not \(lbfgs.history)")
        try require(
            lbfgs.levelsPerUnit > 0 && lbfgs.levelsPerUnit.isFinite,
            "the levels of a unit must be greater than 0, not \(lbfgs.levelsPerUnit)"
        )
        try require(1...16 ~= lbfgs.octaves, "there must be 1 to 16 octaves, not \(lbfgs.octaves)")
        try require(lbfgs.restartInterval >= 0, "the restart interval must be 0 or more, not \(lbfgs.restartInterval)")
    }

    private func requireLearningRate(_ rate: Double) throws(TransferError) {
        try require(rate > 0 && rate.isFinite, "the learning rate must be greater than 0, not \(rate)")
    }

    private func requireWeight(_ weight: Double, _ what: String) throws(TransferError) {
        try require(weight >= 0 && weight.isFinite, "\(what) must be 0 or more, not \(weight)")
    }

    private func require(_ condition: Bool, _ message: @autoclosure () -> String) throws(TransferError) {
        guard condition else { throw TransferError(code: .invalidSettings, message: message()) }
    }
}
