public import Pictures

extension Network {
    /// Computes the features of a picture, layer after layer as it passes them; no more than one layer's are kept.
    ///
    /// - Parameters:
    ///   - picture: The picture, at the size at which it is to be seen.
    ///   - layers: The layers to look at.
    ///   - stage: Whether they are looked at before or after their rectifiers.
    ///   - threads: Worker threads.
    ///   - look: Gets each layer's features.
    /// - Throws: `TransferError` when the network lacks a layer, the picture is too small for one, or memory is short.
    public func features(
        of picture: Picture,
        at layers: Set<LayerName>,
        _ stage: TransferSettings.FeatureStage = .afterRectifier,
        threads: Int,
        look: (FeatureMaps) -> Void
    ) throws(TransferError) {
        let workers = Workers(count: threads)
        try pass(picture, at: layers, stage, among: workers) { layer, features, shape in
            let kernels = self[layer]
            look(
                FeatureMaps(
                    features,
                    at: layer,
                    shape: Shape(height: shape.height, width: shape.width, channels: kernels.outputs),
                    stored: shape.channels,
                    workers: workers
                )
            )
        }
    }

    /// Takes a picture through the network to the deepest of some layers.
    ///
    /// - Parameters:
    ///   - picture: The picture.
    ///   - layers: The layers to look at.
    ///   - stage: Whether they are looked at before or after their rectifiers.
    ///   - workers: Who computes.
    ///   - look: Gets each layer's features with their shape, channels filled up to whole groups.
    /// - Throws: `TransferError` when the network lacks a layer, the picture is too small for one, or memory is short.
    func pass(
        _ picture: Picture,
        at layers: Set<LayerName>,
        _ stage: TransferSettings.FeatureStage = .afterRectifier,
        among workers: Workers,
        look: (LayerName, LayerFeatures, Shape) -> Void
    ) throws(TransferError) {
        for layer in layers.sorted() { try require(layer) }
        guard let deepest = layers.max() else { return }
        let geometry = try PassGeometry(self, through: deepest, width: picture.width, height: picture.height)
        var settings = TransferSettings()
        settings.featureStage = stage
        var plan = Workspace.Plan(workers: workers.count)
        let region = plan.reserve(geometry.picture.count)
        let passPlan = PassPlan(
            geometry,
            watched: layers,
            pooling: Pooling(settings),
            withGradient: false,
            workers: workers.count,
            tile: nil,
            in: &plan,
            from: 0
        )
        plan.arrange()
        let workspace = try Workspace(plan)
        let pass = FeaturePass(
            passPlan,
            in: workspace,
            network: self,
            settings: settings,
            kernels: .best,
            workers: workers,
            profile: nil
        )
        let pixels = workspace.tensor(region, geometry.picture)
        picture.write(less: mean, to: pixels)
        pass.forward(pixels) { layer, features in
            guard let shape = geometry.shape(at: layer) else { return }
            look(layer, features, shape)
        }
    }
}
