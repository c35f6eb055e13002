import Engine
import Pictures

/// Losses and their gradient in double precision, written as the papers define them: for small networks and pictures.
struct ReferenceTransfer {
    let network: RandomNetwork
    let settings: TransferSettings

    /// Height × width × channels.
    struct Map {
        var height: Int
        var width: Int
        var channels: Int
        var values: [Double]

        var positions: Int { height * width }
    }

    /// What an evaluation finds.
    struct Evaluation {
        var content = 0.0
        var style = 0.0
        var total = 0.0
        var gradient: [Double] = []
    }

    /// The losses and their gradient at a picture; total variation is left out.
    func evaluate(
        _ pixels: [Float],
        content: Picture,
        styles: [StyleTransfer.Style]
    ) throws -> Evaluation {
        let picture = Map(height: content.height, width: content.width, channels: 3, values: pixels.map(Double.init))
        let features = features(of: picture)
        var (found, slopes) = (Evaluation(), [LayerName: [Double]]())
        func add(_ slope: [Double], at layer: LayerName) {
            slopes[layer] = zip(slopes[layer] ?? slope.map { _ in 0 }, slope).map { $0 + $1 }
        }
        let wanted = self.features(of: try map(content))
        for layer in settings.contentLayers {
            let index = try index(of: layer.layer)
            let (loss, slope) = contentLoss(seen(features[index]), seen(wanted[index]))
            found.content += layer.weight * loss
            add(slope.map { $0 * layer.weight * settings.contentWeight }, at: layer.layer)
        }
        let styleFeatures = try styles.map { self.features(of: try map($0.picture)) }
        let total = styles.reduce(0) { $0 + $1.weight }
        for layer in settings.styleLayers {
            let index = try index(of: layer.layer)
            let targets = zip(styleFeatures, styles).map { (seen($0[index]), $1.weight / total) }
            let (loss, slope) = styleLoss(seen(features[index]), targets, picture: picture)
            found.style += layer.weight * loss
            add(slope.map { $0 * layer.weight * settings.styleWeight }, at: layer.layer)
        }
        found.total = settings.contentWeight * found.content + settings.styleWeight * found.style
        found.gradient = gradient(of: slopes, features)
        return found
    }

    private func map(_ picture: Picture) throws -> Map {
        let pixels = try GoldenFolder.tiny.pixels(of: picture).map(Double.init)
        return Map(height: picture.height, width: picture.width, channels: 3, values: pixels)
    }

    private func index(of layer: LayerName) throws -> Int {
        struct MissingLayer: Error {}
        guard let index = network.layers.firstIndex(where: { $0.name == layer }) else { throw MissingLayer() }
        return index
    }

    /// What losses see of features before the rectifier.
    private func seen(_ features: Map) -> Map {
        settings.featureStage == .afterRectifier ? rectified(features) : features
    }

    func rectified(_ map: Map) -> Map {
        var map = map
        for index in map.values.indices { map.values[index] = max(0, map.values[index]) }
        return map
    }
}
