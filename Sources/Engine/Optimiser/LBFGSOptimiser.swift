/// Limited-memory BFGS (Nocedal 1980; Liu and Nocedal 1989).
struct LBFGSOptimiser {
    /// Picture-sized vectors: direction, a trial picture, the gradients of a trial and of the best trial, and the history.
    static func vectors(history: Int) -> Int { 4 + CurvatureHistory.vectors(pairs: history) }

    /// What it knows between two steps besides its vectors: those of the history, and before them the gradient, and the
    /// direction where steps are not searched.
    struct State: Codable, Sendable {
        /// The loss that a searched step has led to.
        var loss = 0.0
        /// How many times the direction the last step was that is not searched.
        var length = 0.0
        /// What the evaluator had left when the round began.
        var remainingAtRestart: Int
        var history = CurvatureHistory.State()
    }

    let settings: LBFGSSettings
    /// The network's mean.
    let mean: [Float]
    let arithmetic: VectorArithmetic
    let box: PixelBox?

    /// Steps until the evaluator has none left or no step makes the loss smaller.
    ///
    /// - Parameters:
    ///   - evaluator: Evaluates the picture.
    ///   - gradient: Memory for a gradient.
    ///   - vectors: Memory for as many vectors as `vectors(history:)` says.
    ///   - octaves: Memory of the shapes that `OctaveSum.shapes` says.
    ///   - begun: What to go on from; nil at the start.
    ///   - fill: Reads the next vector of what it goes on from.
    /// - Throws: What the evaluator throws, or the reading of the checkpoint.
    func run(
        _ evaluator: Evaluator,
        gradient: Tensor,
        vectors: [Tensor],
        octaves: [Tensor],
        from begun: State?,
        reading fill: (Tensor) throws -> Void
    ) throws {
        let octaveSum = OctaveSum(octaves, arithmetic: arithmetic)
        var history = CurvatureHistory(vectors[4...], octaveSum: octaveSum, arithmetic: arithmetic)
        if let begun {
            try fill(gradient)
            if settings.lineSearch == .none { try fill(vectors[0]) }
            try history.restore(begun.history, fill)
        }
        switch settings.lineSearch {
        case .strongWolfe: try search(evaluator, gradient, vectors, &history, from: begun)
        case .none: try stride(evaluator, gradient, vectors, &history, from: begun)
        }
    }

    /// Steps of searched length: each accepted point satisfies the strong Wolfe conditions or is the best one seen.
    private func search(
        _ evaluator: Evaluator,
        _ initial: Tensor,
        _ vectors: [Tensor],
        _ history: inout CurvatureHistory,
        from begun: State?
    ) throws {
        let picture = evaluator.picture
        let direction = vectors[0]
        var gradient = initial
        var line = LineSearch(
            picture: picture,
            trial: vectors[1],
            gradients: (vectors[2], vectors[3]),
            box: box,
            arithmetic: arithmetic
        )
        var state: State
        if let begun {
            state = begun
        } else {
            let loss = try evaluator.evaluate(picture, gradient: gradient)
            state = State(loss: loss, remainingAtRestart: evaluator.remaining)
        }
        while try evaluator.goesOn(from: { (state.with(history), [gradient] + history.vectors) }) {
            if isRoundOver(state, evaluator) {
                history.forget()
                state.remainingAtRestart = evaluator.remaining
                if settings.restartAddsMean {
                    try addMean(evaluator)
                    state.loss = try evaluator.evaluate(picture, gradient: gradient)
                }
                guard evaluator.remaining > 0 else { continue }
            }
            arithmetic.copy(gradient, into: direction)
            history.direct(direction)
            box?.restrain(direction, at: picture)
            let found = try line.search(
                evaluator,
                along: direction,
                loss: state.loss,
                gradient: gradient,
                first: history.isEmpty ? firstStep(along: direction) : 1
            )
            guard let found else {
                guard evaluator.remaining > 0 else { continue }
                // No point along the direction is better. Without curvature that was steepest descent: nothing is left.
                if history.isEmpty { evaluator.giveUp() }
                history.forget()
                continue
            }
            let next = found.gradient
            history.remember(scratch: line.trial) { step, change in
                line.write(step: step, length: found.length, along: direction)
                arithmetic.write(next, plus: gradient, times: -1, into: change)
            }
            line.accept(found, along: direction, spare: gradient)
            evaluator.accept(found.loss)
            evaluator.pictureHasMoved()
            gradient = next
            state.loss = found.loss
        }
    }

    /// Steps of the learning rate, as `torch.optim.LBFGS` takes them without a line search.
    ///
    /// A box moves the picture behind the method's back, as it does in the tutorials that clamp within the closure.
    private func stride(
        _ evaluator: Evaluator,
        _ gradient: Tensor,
        _ vectors: [Tensor],
        _ history: inout CurvatureHistory,
        from begun: State?
    ) throws {
        let picture = evaluator.picture
        let (direction, previous) = (vectors[0], vectors[1])
        var state = begun ?? State(remainingAtRestart: evaluator.remaining)
        func step(_ length: Double) {
            state.length = length
            arithmetic.copy(gradient, into: direction)
            history.direct(direction)
            arithmetic.add(direction, times: state.length, to: picture)
            box?.clamp(picture)
            evaluator.pictureHasMoved()
        }
        if begun == nil {
            box?.clamp(picture)
            _ = try evaluator.evaluate(picture, gradient: gradient)
            step(firstLength(gradient))
        }
        while try evaluator.goesOn(from: { (state.with(history), [gradient, direction] + history.vectors) }) {
            if isRoundOver(state, evaluator) {
                history.forget()
                state.remainingAtRestart = evaluator.remaining
                if settings.restartAddsMean { try addMean(evaluator) }
                _ = try evaluator.evaluate(picture, gradient: gradient)
                step(firstLength(gradient))
            } else {
                arithmetic.copy(gradient, into: previous)
                _ = try evaluator.evaluate(picture, gradient: gradient)
                history.remember(scratch: previous) { step, change in
                    arithmetic.copy(direction, into: step)
                    arithmetic.scale(step, by: state.length)
                    arithmetic.write(gradient, plus: previous, times: -1, into: change)
                }
                step(nextLength(history))
            }
        }
    }

    private func isRoundOver(_ state: State, _ evaluator: Evaluator) -> Bool {
        settings.restartInterval > 0 && state.remainingAtRestart - evaluator.remaining >= settings.restartInterval
    }

    /// Adds the network's mean to the picture, which only the last report still shows without.
    private func addMean(_ evaluator: Evaluator) throws {
        try evaluator.prepareForJump()
        let picture = evaluator.picture
        arithmetic.share(picture) { [mean] part in
            for index in part { picture.pointer[index] += mean[index % 3] }
        }
        box?.clamp(picture)
    }

    /// The first step moves all pixels together by one unit at most, before anything is known of the curvature (PyTorch).
    private func firstLength(_ gradient: Tensor) -> Double {
        let levels = settings.levelsPerUnit
        // A gradient by units is as many times one by levels, and a step in units as many levels.
        let sum = arithmetic.absoluteSum(gradient) * levels
        return sum > 0 ? min(1, 1 / sum) * settings.learningRate * levels * levels : 0
    }

    /// Where no pair was worth remembering, PyTorch takes the whole gradient by its units, however far that leads.
    private func nextLength(_ history: CurvatureHistory) -> Double {
        let levels = settings.levelsPerUnit
        return history.isEmpty ? settings.learningRate * levels * levels : settings.learningRate
    }

    /// The first step that a line search tries moves pixels by one level in the mean.
    private func firstStep(along direction: Tensor) -> Double {
        let sum = arithmetic.absoluteSum(direction)
        return sum > 0 ? Double(direction.count) / sum : 1
    }
}

extension LBFGSOptimiser.State {
    /// The state of the whole method, with that of its history.
    fileprivate func with(_ history: CurvatureHistory) -> OptimiserState {
        var state = self
        state.history = history.state
        return .lbfgs(state)
    }
}
