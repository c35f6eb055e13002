extension TransferSettings {
    /// What benchmarks evaluate, here and elsewhere: the five style layers and the content layer of Gatys, Ecker and Bethge
    /// 2015, `conv1_1` … `conv5_1` and `conv4_2`.
    ///
    /// - Parameter threads: Worker threads.
    /// - Returns: Settings of a method that keeps little, so that memory is that of the evaluation.
    public static func benchmark(threads: Int) -> TransferSettings {
        var settings = TransferSettings()
        settings.styleLayers = (1...5).map { WeightedLayer(LayerName(block: $0, place: 1), weight: 1) }
        settings.contentLayers = [WeightedLayer(LayerName(block: 4, place: 2), weight: 1)]
        settings.optimiser = .adam(AdamSettings())
        settings.threads = threads
        return settings
    }
}
