import Foundation

/// What `impasto-render recipe show --json` promises, under the names that it promises.
struct ShownRecipe: Decodable {
    struct Network: Decodable {
        var path: String
        var family: String
    }

    struct Layer: Decodable {
        var loss: String
        var layer: String
        var channels: Int
        var vgg_channels: Int
        var written_weight: Double
        var factor: Double
        var weight: Double
    }

    struct Keys: Decodable {
        var size: Int
        var rescale: Bool
    }

    var recipe: Keys
    var network: Network
    var rescaled: Bool
    var reason: String
    var layers: [Layer]

    /// Reads one.
    init(json: String) throws {
        self = try JSONDecoder().decode(ShownRecipe.self, from: Data(json.utf8))
    }
}
