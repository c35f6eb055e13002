import Engine
import Foundation
import Pictures

/// Losses and gradients that PyTorch computed in float64 for one recipe, and the settings it computed them with.
struct GoldenCase: Decodable, Sendable {
    struct Values: Decodable, Sendable {
        var content: Double
        var style: Double
        var tv: Double
        var total: Double
    }

    struct Settings: Decodable, Sendable {
        var content: [String: Double]
        var style: [String: Double]
        var relu: Bool
        var pool: String
        var content_reduce: String
        var style_norm: String
        var alpha: Double
        var beta: Double
        var tv: Double
        var optimiser: String
        var lr: Double?
        var b1: Double?
        var b2: Double?
        var eps: Double?
        var clamp: Bool
    }

    var recipe: String
    var content: String
    var style: String
    var settings: Settings
    var from_content: Values
    var from_noise: Values
    var adam_totals: [Double]?

    static func read(_ folder: URL, _ recipe: String) throws -> GoldenCase {
        try JSONDecoder().decode(
            GoldenCase.self,
            from: Data(contentsOf: folder.appendingPathComponent("\(recipe).json"))
        )
    }
}

extension GoldenCase.Settings {
    /// The engine's settings for the peer's words.
    func transferSettings(threads: Int) throws -> TransferSettings {
        func layers(_ weights: [String: Double]) throws -> [TransferSettings.WeightedLayer] {
            try weights.map { name, weight in
                guard let layer = LayerName(name) else { throw UnknownWord(word: name) }
                return TransferSettings.WeightedLayer(layer, weight: weight)
            }
        }
        func choice<Choice>(_ word: String, of choices: [String: Choice]) throws -> Choice {
            guard let choice = choices[word] else { throw UnknownWord(word: word) }
            return choice
        }
        var settings = TransferSettings()
        settings.contentLayers = try layers(content)
        settings.styleLayers = try layers(style)
        settings.contentWeight = alpha
        settings.styleWeight = beta
        settings.totalVariationWeight = tv
        settings.totalVariationExponent = 1.25
        settings.featureStage = relu ? .afterRectifier : .beforeRectifier
        settings.pooling = try choice(pool, of: ["max": .maximum, "avg": .average])
        settings.contentReduction = try choice(content_reduce, of: ["half-sum": .halfSum, "sum": .sum, "mean": .mean])
        settings.styleNormalisation = try choice(
            style_norm,
            of: ["mean": .mean, "paper": .paper, "gram-shape": .gramShape, "image": .image]
        )
        settings.clampsPixels = clamp
        settings.threads = threads
        if optimiser.hasPrefix("adam") {
            var adam = AdamSettings()
            adam.learningRate = lr ?? adam.learningRate
            adam.beta1 = b1 ?? adam.beta1
            adam.beta2 = b2 ?? adam.beta2
            adam.epsilon = eps ?? adam.epsilon
            adam.epsilonForm = optimiser == "adam-tf" ? .keras : .pytorch
            settings.optimiser = .adam(adam)
        } else {
            settings.optimiser = .lbfgs(LBFGSSettings())
        }
        return settings
    }

    struct UnknownWord: Error {
        var word: String
    }
}
