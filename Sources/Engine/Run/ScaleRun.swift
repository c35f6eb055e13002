import Pictures

/// One scale of a run: a start, and the optimiser that goes on from it.
struct ScaleRun {
    private let layout: ScaleLayout
    private let mean: [Float]
    private let alpha: [UInt16]?
    /// What the optimiser begins with, in the scale's memory.
    private let beginning: Legacy

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

    /// Moves the picture until nothing is left to do.
    ///
    /// - Parameters:
    ///   - place: Where the scale stands in its run; moved behind the scale.
    ///   - handler: Takes the reports.
    /// - Returns: What the scale leaves, in its own memory.
    /// - Throws: `TransferError`, or what the handler throws.
    func paint(
        at place: inout ScalePlace,
        _ handler: @escaping (TransferProgress, () -> Picture) throws -> TransferProgress.Continuation
    ) throws -> Legacy {
        let evaluator = Evaluator(
            layout.objective,
            picture: layout.picture,
            mean: layout.mean.map { IterateMean(in: $0, decay: settings.averaging, arithmetic: arithmetic) },
            place: place
        ) { progress, painting in
            try handler(progress) { picture(of: painting) }
        }
        let end = try optimise(evaluator)
        try evaluator.report()
        place.scale += 1
        place.before += evaluator.count
        place.counted += evaluator.counted
        place.start = evaluator.start
        return end
    }

    /// The picture that a tensor of the scale shows.
    func picture(of painting: Tensor) -> Picture {
        Picture(painting, plus: mean, alpha: alpha)
    }

    private func optimise(_ evaluator: Evaluator) throws -> Legacy {
        switch settings.optimiser {
        case .adam(let constants):
            let steps = try AdamOptimiser(settings: constants, arithmetic: arithmetic, box: box)
                .run(evaluator, gradient: layout.gradient, vectors: layout.vectors, steps: beginning.steps)
            return Legacy(painting: evaluator.painting, moments: layout.vectors, steps: steps)
        case .lbfgs(let constants):
            try LBFGSOptimiser(settings: constants, mean: mean, arithmetic: arithmetic, box: box).run(
                evaluator,
                gradient: layout.gradient,
                vectors: layout.vectors,
                octaves: layout.octaves
            )
            return Legacy(painting: evaluator.painting)
        }
    }
}
