public import Pictures

/// Neural style transfer (Gatys, Ecker and Bethge 2015): paints a content picture in the manner of style pictures.
///
/// Synchronous, and to be called from a thread of its own: a picture takes minutes.
public struct StyleTransfer {
    private let network: Network
    private let settings: TransferSettings
    private let means: Means

    /// A transfer over a network.
    public init(network: Network, settings: TransferSettings) {
        self.init(network: network, settings: settings, means: Means())
    }

    /// A transfer over a network, by the means given.
    package init(network: Network, settings: TransferSettings, means: Means) {
        self.network = network
        self.settings = settings
        self.means = means
    }

    /// What this process will take at its worst, painting pictures of these sizes at one scale.
    ///
    /// - Parameters:
    ///   - content: Width and height of the painting.
    ///   - styles: Width and height of each style.
    ///   - pictures: Bytes of the pictures that the caller keeps while it is painted.
    ///   - reading: Bytes that reading them will have taken at its worst.
    ///   - now: What the process has before it reads them.
    /// - Returns: The forecast.
    /// - Throws: `TransferError` when the settings, the network and the sizes do not go together.
    public func forecast(
        content: (width: Int, height: Int),
        styles: [(width: Int, height: Int)],
        pictures: Int = 0,
        reading: Int = 0,
        now: ProcessMemory = .current
    ) throws(TransferError) -> MemoryForecast {
        let scale = ScaleSize(content: content, styles: styles)
        return try forecast(scales: [scale], pictures: pictures, reading: reading, now: now)
    }

    /// What this process will take at its worst, painting at these scales one after the other: that of the worst of them.
    ///
    /// - Parameters:
    ///   - scales: The sizes of the scales, from coarse to fine; one at least.
    ///   - pictures: Bytes of the pictures that the caller keeps while they are painted, those of all scales.
    ///   - reading: Bytes that reading them will have taken at its worst.
    ///   - now: What the process has before it reads them.
    /// - Returns: The forecast.
    /// - Throws: `TransferError` when the settings, the network and the sizes do not go together.
    public func forecast(
        scales: [ScaleSize],
        pictures: Int = 0,
        reading: Int = 0,
        now: ProcessMemory = .current
    ) throws(TransferError) -> MemoryForecast {
        var (worst, legacy, checkpoint): (MemoryForecast?, Int, Int) = (nil, 0, 0)
        for scale in scales {
            let plan = try plan(scale, settings)
            let forecast = MemoryForecast(
                plan,
                network: network,
                legacy: legacy,
                pictures: pictures,
                reading: reading,
                now: now
            )
            checkpoint = max(checkpoint, forecast.checkpoint)
            if forecast.peak.resident >= worst?.peak.resident ?? 0 { worst = forecast }
            legacy = Legacy.bytes(settings.optimiser, picture: plan.content.geometry.whole.picture)
        }
        guard var worst else { throw StyleTransfer.noScale }
        worst.checkpoint = checkpoint
        return worst
    }

    /// Paints at one scale.
    ///
    /// - Parameters:
    ///   - content: The content picture, at the size of the result. Its alpha is kept.
    ///   - styles: The style pictures.
    ///   - handler: Called after each evaluation and its step, with the picture as it then is; says whether to go on.
    /// - Returns: The painting.
    /// - Throws: `TransferError`, or what the handler throws.
    public func run(
        content: Picture,
        styles: [Style],
        handler: (TransferProgress, _ picture: () -> Picture) throws -> TransferProgress.Continuation
    ) throws -> Picture {
        try run([Scale(content: content, styles: styles, evaluations: settings.evaluations)], handler: handler)
    }

    /// Paints from coarse to fine: each scale goes on from what the one before has painted.
    ///
    /// - Parameters:
    ///   - scales: The scales, from the coarsest to that of the result, whose content's alpha is kept; one at least. They
    ///     say how often losses are evaluated, in place of the settings. A scale whose pictures are too small for the
    ///     deepest layer is refused; `TransferSettings.leastSide` tells a caller which scales to leave out.
    ///   - resumption: A checkpoint of a run with the same network, settings, scales and machine, to go on from.
    ///   - keeper: Keeps checkpoints, if anybody does. A run that is asked to stop then stops at the end of its step.
    ///   - handler: Called after each evaluation and its step, with the picture as it then is, at the scale's own size; says
    ///     whether to go on. A run that goes on from a checkpoint reports only what comes after it.
    /// - Returns: The painting.
    /// - Throws: `TransferError`, before anything is painted where a scale cannot be; or what the handler throws, or the
    ///   reading of the checkpoint.
    public func run(
        _ scales: [Scale],
        from resumption: Resumption? = nil,
        keeper: (any CheckpointKeeper)? = nil,
        handler: (TransferProgress, _ picture: () -> Picture) throws -> TransferProgress.Continuation
    ) throws -> Picture {
        for scale in scales { _ = try plan(scale.size, settings.at(scale)) }
        guard let finest = scales.last else { throw StyleTransfer.noScale }
        return try withoutActuallyEscaping(handler) { handler in
            var place = ScalePlace(count: resumption?.state.place ?? ScalePlace.Count(), scales: scales.count)
            guard scales.indices.contains(place.count.scale) else { throw TransferError.foreignCheckpoint }
            let left = scales[place.count.scale...]
            place.after = left.reduce(0) { $0 + $1.evaluations }
            var (legacy, resumption): (Legacy?, Resumption?) = (nil, resumption)
            for scale in left.dropLast() {
                let run = try begin(scale, after: &legacy, from: &resumption)
                place.after -= scale.evaluations
                legacy = try run.paint(at: &place, keeper: keeper, handler).detached()
            }
            let run = try begin(finest, after: &legacy, from: &resumption)
            place.after = 0
            return run.picture(of: try run.paint(at: &place, keeper: keeper, handler).painting)
        }
    }

    /// The losses and their gradient at a picture given as R, G, B less the network's mean.
    ///
    /// - Throws: `TransferError`.
    package func evaluate(
        _ pixels: [Float],
        content: Picture,
        styles: [Style]
    ) throws(TransferError) -> (losses: Losses, gradient: [Float]) {
        let scale = Scale(content: content, styles: styles, evaluations: 1)
        let layout = try ScaleLayout(scale, settings: settings.at(scale), network: network, means: means)
        _ = layout.picture.buffer.update(from: pixels)
        return (layout.objective.evaluate(layout.picture, gradient: layout.gradient), Array(layout.gradient.buffer))
    }

    private static let noScale = TransferError(code: .invalidSettings, message: "no scale to paint at is given")

    private func plan(_ size: ScaleSize, _ settings: TransferSettings) throws(TransferError) -> RunPlan {
        try RunPlan(
            network,
            settings,
            content: size.content,
            styles: size.styles,
            regions: size.regions,
            means: means
        )
    }

    /// Lays out a scale and leaves nothing of what it begins with.
    private func begin(
        _ scale: Scale,
        after legacy: inout Legacy?,
        from resumption: inout Resumption?
    ) throws -> ScaleRun {
        defer { (legacy, resumption) = (nil, nil) }
        let layout = try ScaleLayout(scale, settings: settings.at(scale), network: network, means: means)
        if let resumption { return try ScaleRun(layout, scale, mean: network.mean, from: resumption) }
        return try ScaleRun(layout, scale, mean: network.mean, after: legacy)
    }
}

extension TransferSettings {
    /// The settings with what a scale changes of them.
    fileprivate func at(_ scale: StyleTransfer.Scale) -> TransferSettings {
        var settings = self
        settings.evaluations = scale.evaluations
        settings.contentWeight *= scale.contentFactor
        settings.styleWeight *= scale.styleFactor
        settings.histogramWeight *= scale.styleFactor
        return settings
    }
}
