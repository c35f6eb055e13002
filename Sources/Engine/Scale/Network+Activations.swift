extension Network {
    /// The mean activations of layers behind their rectifiers, over all channels and positions, on the reference picture.
    ///
    /// - Throws: `TransferError` when the network lacks one of the layers, or there is no memory.
    package func meanActivations(at layers: Set<LayerName>) throws(TransferError) -> [LayerName: Double] {
        try means(of: { $0 }, at: layers)
    }

    /// The mean squares of the same activations.
    ///
    /// - Throws: `TransferError` when the network lacks one of the layers, or there is no memory.
    package func meanEnergies(at layers: Set<LayerName>) throws(TransferError) -> [LayerName: Double] {
        try means(of: { $0 * $0 }, at: layers)
    }

    /// The means of something of each activation, by one worker, so that they are the same however many threads paint.
    private func means(
        of value: @Sendable (Double) -> Double,
        at layers: Set<LayerName>
    ) throws(TransferError) -> [LayerName: Double] {
        let workers = Workers(count: 1)
        var means: [LayerName: Double] = [:]
        try pass(ReferencePicture.draw(), at: layers, among: workers) { layer, features, shape in
            let sums = WorkerSums(workers: workers.count)
            features.share(among: workers) { worker, values, positions in
                // Channels that fill up a group are zero and add nothing.
                for index in 0..<positions.count * shape.channels {
                    sums.add(value(Double(values[index])), worker: worker)
                }
            }
            means[layer] = sums.take() / Double(shape.positions * self[layer].outputs)
        }
        return means
    }
}
