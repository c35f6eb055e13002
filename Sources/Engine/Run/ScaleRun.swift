import Pictures

/// One scale of a run: a start, and the optimiser that goes on from it.
struct ScaleRun {
    private let layout: ScaleLayout
    private let mean: [Float]
    private let alpha: [UInt16]?
    /// What the optimiser begins with, in the scale's memory.
    private let beginning: Legacy
    /// What the scale goes on from; nil where it begins.
    private let resumption: Resumption?

    private var settings: TransferSettings { layout.settings }
    private var arithmetic: VectorArithmetic { layout.objective.arithmetic }
    private var box: PixelBox? { settings.clampsPixels ? PixelBox(mean: mean, arithmetic: arithmetic) : nil }

    /// Writes the start.
    ///
    /// - Parameters:
    ///   - layout: The scale in memory.
    ///   - scale: Its pictures.
    ///   - mean: The network's mean.
    ///   - legacy: What the coarser scale has left; nil when there was none.
    /// - Throws: `TransferError` where the settings' start cannot be.
    init(
        _ layout: ScaleLayout,
        _ scale: StyleTransfer.Scale,
        mean: [Float],
        after legacy: Legacy?
    ) throws(TransferError) {
        self.layout = layout
        self.mean = mean
        resumption = nil
        alpha = scale.content.alpha
        if let legacy {
            beginning = legacy.carried(into: layout.picture, layout.vectors)
            if settings.contentDetail > 0 {
                // Nobody needs the gradient's memory yet.
                scale.content.write(less: mean, to: layout.gradient)
                legacy.addDetail(of: layout.gradient, times: settings.contentDetail, to: layout.picture, by: arithmetic)
            }
            box?.clamp(layout.picture)
        } else {
            beginning = Legacy(painting: layout.picture)
            try layout.settings.writeStart(of: scale, less: mean, to: layout.picture)
        }
    }

    /// Goes on from a checkpoint.
    ///
    /// - Parameters:
    ///   - layout: The scale in memory.
    ///   - scale: Its pictures.
    ///   - mean: The network's mean.
    ///   - resumption: The checkpoint; its first vectors are read, and the others when painting begins.
    /// - Throws: What reading them throws.
    init(_ layout: ScaleLayout, _ scale: StyleTransfer.Scale, mean: [Float], from resumption: Resumption) throws {
        self.layout = layout
        self.mean = mean
        self.resumption = resumption
        alpha = scale.content.alpha
        beginning = Legacy(painting: layout.picture)
        try resumption.fill(layout.picture)
        if let mean = layout.mean { try resumption.fill(mean) }
    }

    /// Moves the picture until nothing is left to do.
    ///
    /// - Parameters:
    ///   - place: Where the scale stands in its run; moved behind the scale.
    ///   - keeper: Keeps checkpoints, if anybody does.
    ///   - handler: Takes the reports.
    /// - Returns: What the scale leaves, in its own memory.
    /// - Throws: `TransferError`, or what the handler throws.
    func paint(
        at place: inout ScalePlace,
        keeper: (any CheckpointKeeper)?,
        _ handler: @escaping (TransferProgress, () -> Picture) throws -> TransferProgress.Continuation
    ) throws -> Legacy {
        let begun = resumption?.state
        if let begun { place.start = .now - .seconds(begun.seconds) }
        let evaluator = Evaluator(
            layout.objective,
            picture: layout.picture,
            mean: layout.mean.map { memory in
                IterateMean(
                    in: memory,
                    decay: settings.averaging,
                    arithmetic: arithmetic,
                    remaining: begun?.evaluator.remainingOfMean ?? 1
                )
            },
            place: place,
            from: begun?.evaluator,
            keeper: keeper
        ) { progress, painting in
            try handler(progress) { picture(of: painting) }
        }
        let end = try optimise(evaluator)
        try evaluator.report()
        place.count.scale += 1
        place.count.before += evaluator.count
        place.count.counted += evaluator.counted
        place.start = evaluator.start
        return end
    }

    /// The picture that a tensor of the scale shows.
    func picture(of painting: Tensor) -> Picture {
        Picture(painting, plus: mean, alpha: alpha, truncating: settings.truncatesSamples)
    }

    private func optimise(_ evaluator: Evaluator) throws -> Legacy {
        switch (settings.optimiser, resumption?.state.optimiser) {
        case (.adam(let constants), nil):
            return try adam(constants, evaluator, steps: beginning.steps)
        case (.adam(let constants), .adam(let steps)):
            for moment in layout.vectors { try resumption?.fill(moment) }
            return try adam(constants, evaluator, steps: steps)
        case (.lbfgs(let constants), nil):
            return try lbfgs(constants, evaluator, from: nil)
        case (.lbfgs(let constants), .lbfgs(let state)):
            return try lbfgs(constants, evaluator, from: state)
        case (.adam, .lbfgs), (.lbfgs, .adam):
            throw TransferError.foreignCheckpoint
        }
    }

    private func adam(_ constants: AdamSettings, _ evaluator: Evaluator, steps: Int) throws -> Legacy {
        let steps = try AdamOptimiser(settings: constants, arithmetic: arithmetic, box: box)
            .run(evaluator, gradient: layout.gradient, vectors: layout.vectors, steps: steps)
        return Legacy(painting: evaluator.painting, moments: layout.vectors, steps: steps)
    }

    private func lbfgs(
        _ constants: LBFGSSettings,
        _ evaluator: Evaluator,
        from state: LBFGSOptimiser.State?
    ) throws -> Legacy {
        try LBFGSOptimiser(settings: constants, mean: mean, arithmetic: arithmetic, box: box).run(
            evaluator,
            gradient: layout.gradient,
            vectors: layout.vectors,
            octaves: layout.octaves,
            from: state,
            reading: { try resumption?.fill($0) }
        )
        return Legacy(painting: evaluator.painting)
    }
}
