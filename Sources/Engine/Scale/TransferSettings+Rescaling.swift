extension TransferSettings {
    /// The same settings with the weights that a network needs.
    ///
    /// - Parameter rescaling: What was found of these settings.
    /// - Returns: Settings that differ in the weights of layers only.
    public func applying(_ rescaling: Rescaling) -> TransferSettings {
        var settings = self
        settings.contentLayers = rescaling.content.map { WeightedLayer($0.name, weight: $0.weight) }
        settings.styleLayers = rescaling.style.map { WeightedLayer($0.name, weight: $0.weight) }
        settings.histogramLayers = rescaling.histogram.map { WeightedLayer($0.name, weight: $0.weight) }
        return settings
    }
}
