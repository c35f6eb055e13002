import Engine
import Recipe

extension RecipeOnNetwork: Encodable {
    private enum Key: String, CodingKey {
        case recipe, network, reason, layers
        case isRescaled = "rescaled"
    }

    private struct Painter: Encodable {
        var path: String
        var family: String
    }

    private struct Layer: Encodable {
        var loss: String
        var layer: String
        var channels: Int
        var vgg_channels: Int
        var written_weight: Double
        var factor: Double
        var weight: Double

        init(_ loss: String, _ layer: Rescaling.Layer) {
            self.loss = loss
            self.layer = "\(layer.name)"
            channels = layer.channels
            vgg_channels = layer.vggChannels
            written_weight = layer.writtenWeight
            factor = layer.factor
            weight = layer.weight
        }
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(recipe, forKey: .recipe)
        try object.encode(Painter(path: network.path, family: network.family.rawValue), forKey: .network)
        try object.encode(rescaling.isNeeded, forKey: .isRescaled)
        try object.encode(reason, forKey: .reason)
        let layers = layers.flatMap { loss, layers in layers.map { Layer(loss, $0) } }
        try object.encode(layers, forKey: .layers)
    }
}
