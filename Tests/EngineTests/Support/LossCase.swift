import Engine
import Foundation
import Pictures
import Testing

/// Losses and their gradient that PyTorch computed in float64 for one form of them, and the settings it computed them with.
struct LossCase: Decodable, Sendable, CustomTestStringConvertible {
    struct Values: Decodable, Sendable {
        var content: Double
        var style: Double
        var histogram: Double
        var tv: Double
        var total: Double
    }

    struct Settings: Decodable, Sendable {
        var content: [String: Double]
        var style: [String: Double]
        var relu: Bool
        var pool: String
        var content_reduce: String
        var style_form: String
        var style_norm: String
        var alpha: Double
        var beta: Double
        var rescale: Bool
        var border: String
        var tv: Double
        var tv_form: String
        var erode: Bool
        var histogram: [String: Double]
        var histogram_weight: Double
        var styles: [Style]
    }

    /// A style picture, counted from 0, and its guides by name.
    struct Style: Decodable, Sendable {
        var picture: Int
        var share: Double
        var region: String?
        var mask: String?
    }

    var name: String
    var settings: Settings
    var losses: Values

    var testDescription: String { name }

    static func readAll() throws -> [LossCase] {
        let file = GoldenFolder.tiny.values.appendingPathComponent("losses.json")
        return try JSONDecoder().decode([LossCase].self, from: Data(contentsOf: file))
    }
}

extension LossCase.Settings {
    /// The engine's settings for the peer's words.
    func transferSettings(threads: Int) throws -> TransferSettings {
        func choice<Choice>(_ word: String, _ choices: [String: Choice]) throws -> Choice {
            guard let choice = choices[word] else { throw GoldenCase.Settings.UnknownWord(word: word) }
            return choice
        }
        func layers(_ weights: [String: Double]) throws -> [TransferSettings.WeightedLayer] {
            try weights.map { name, weight in
                guard let layer = LayerName(name) else { throw GoldenCase.Settings.UnknownWord(word: name) }
                return TransferSettings.WeightedLayer(layer, weight: weight)
            }
        }
        var settings = TransferSettings()
        settings.contentLayers = try layers(content)
        settings.styleLayers = try layers(style)
        settings.histogramLayers = try layers(histogram)
        settings.histogramWeight = histogram_weight
        settings.contentWeight = alpha
        settings.styleWeight = beta
        settings.featureStage = relu ? .afterRectifier : .beforeRectifier
        settings.pooling = try choice(pool, ["max": .maximum, "avg": .average, "l2": .l2])
        settings.rescalesPooling = rescale
        settings.erodesRegions = erode
        settings.border = try choice(border, ["zero": .zero, "replicate": .replicate])
        settings.totalVariationWeight = tv
        settings.totalVariationForm = try choice(
            tv_form,
            ["power": .power, "absolute": .absolute, "mean": .mean, "nine-point": .ninePoint]
        )
        settings.contentReduction = try choice(
            content_reduce,
            ["mean": .mean, "relative": .relative, "scaled": .scaled]
        )
        settings.styleForm = try choice(
            style_form,
            ["gram": .gram, "gram-mean": .gramWithMean, "covariance": .covariance, "wasserstein": .wasserstein]
        )
        settings.styleNormalisation = try choice(
            style_norm,
            [
                "mean": .mean, "paper": .paper, "gram-shape": .gramShape, "image": .image, "relative": .relative,
                "scaled": .scaled,
            ]
        )
        settings.threads = threads
        return settings
    }
}
