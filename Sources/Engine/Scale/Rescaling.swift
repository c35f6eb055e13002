/// Weights carried over from the networks that they were written for to the one that paints, layer by layer.
///
/// Two things differ between networks of one topology: the scale of a layer's activations, with whose square the content
/// loss grows and with whose fourth power the style loss; and the number of its channels. Each layer's weight is multiplied
/// by what makes its loss as large as it would have been, so that layers keep their shares, and the total its size: the
/// weight of total variation and the optimiser's constants keep their meaning.
public struct Rescaling: Sendable {
    /// A layer of one of the losses.
    public struct Layer: Sendable {
        /// The convolution.
        public let name: LayerName
        /// Its channels in this network.
        public let channels: Int
        /// The mean activation that the weight was written for, over this network's.
        public let activationRatio: Double
        /// What its weight was multiplied by.
        public let factor: Double
        /// Its weight as it was written.
        public let writtenWeight: Double
        /// Its channels in VGG19.
        public var vggChannels: Int { name.vggChannels }
        /// Its weight for this network.
        public var weight: Double { factor * writtenWeight }
    }

    /// The layers of the content loss.
    public let content: [Layer]
    /// The layers of the style loss.
    public let style: [Layer]
    /// The layers of the histogram loss.
    public let histogram: [Layer]

    /// Whether any weight changes.
    public var isNeeded: Bool { (content + style + histogram).contains { $0.factor != 1 } }

    /// Finds the factors for a network.
    ///
    /// Activations are measured only where the weights were written for another scale and the network does not have
    /// Oxford's, which is known.
    ///
    /// - Parameters:
    ///   - settings: What is to be carried over.
    ///   - origin: The family of networks that the weights were written for; nil lets them stay as they are.
    ///   - network: The network that paints.
    /// - Throws: `TransferError` when the network lacks a layer, or one is silent, or there is no memory to measure.
    public init(
        of settings: TransferSettings,
        from origin: NetworkFamily?,
        to network: Network
    ) throws(TransferError) {
        let layers = Set(
            (settings.contentLayers + settings.styleLayers + settings.histogramLayers).map(\.layer)
        )
        for layer in layers.sorted() { try network.require(layer) }
        let ratios = try Rescaling.activationRatios(at: settings.layersWithScale, from: origin, to: network)
        func layer(
            _ weighted: TransferSettings.WeightedLayer,
            _ factor: (_ ratio: Double, _ width: Double) -> Double
        ) -> Layer {
            let ratio = ratios[weighted.layer] ?? 1
            let channels = network[weighted.layer].outputs
            let width = Double(weighted.layer.vggChannels) / Double(channels)
            return Layer(
                name: weighted.layer,
                channels: channels,
                activationRatio: ratio,
                factor: origin == nil ? 1 : factor(ratio, width),
                writtenWeight: weighted.weight
            )
        }
        content = settings.contentLayers.map { weighted in
            layer(weighted, settings.contentFactor)
        }
        style = settings.styleLayers.map { weighted in
            layer(weighted, settings.styleFactor)
        }
        histogram = settings.histogramLayers.map { weighted in
            layer(weighted, settings.histogramFactor)
        }
    }

    /// The mean activation that each layer's weight was written for over the one that it has in a network; none where they
    /// are the same.
    private static func activationRatios(
        at layers: Set<LayerName>,
        from origin: NetworkFamily?,
        to network: Network
    ) throws(TransferError) -> [LayerName: Double] {
        guard let origin, !origin.hasScale(of: network.family) else { return [:] }
        let isKnown = network.family.hasScale(of: .oxford)
        let measured = isKnown ? [:] : try network.meanActivations(at: layers)
        var ratios: [LayerName: Double] = [:]
        for layer in layers.sorted() {
            let activation = measured[layer] ?? network.family.activation(at: layer)
            guard activation > 0, activation.isFinite else { throw TransferError.silentLayer(layer, of: network) }
            ratios[layer] = origin.activation(at: layer) / activation
        }
        return ratios
    }
}
