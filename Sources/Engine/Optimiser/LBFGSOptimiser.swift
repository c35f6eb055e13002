/// Limited-memory BFGS (Nocedal 1980; Liu and Nocedal 1989).
struct LBFGSOptimiser {
    /// Picture-sized vectors: direction, a trial picture, the gradients of a trial and of the best trial, and the history.
    static func vectors(history: Int) -> Int { 4 + CurvatureHistory.vectors(pairs: history) }

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
    /// - Throws: What the evaluator throws.
    func run(_ evaluator: Evaluator, gradient: Tensor, vectors: [Tensor], octaves: [Tensor]) throws {
        let octaveSum = OctaveSum(octaves, arithmetic: arithmetic)
        var history = CurvatureHistory(vectors[4...], octaveSum: octaveSum, arithmetic: arithmetic)
        switch settings.lineSearch {
        case .strongWolfe: try search(evaluator, gradient, vectors, &history)
        case .none: try stride(evaluator, gradient, vectors, &history)
        }
    }

    /// Steps of searched length: each accepted point satisfies the strong Wolfe conditions or is the best one seen.
    private func search(
        _ evaluator: Evaluator,
        _ initial: Tensor,
        _ vectors: [Tensor],
        _ history: inout CurvatureHistory
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
        var loss = try evaluator.evaluate(picture, gradient: gradient)
        var remainingAtRestart = evaluator.remaining
        while evaluator.remaining > 0 {
            if isRoundOver(remainingAtRestart, evaluator) {
                history.forget()
                remainingAtRestart = evaluator.remaining
                if settings.restartAddsMean {
                    try addMean(evaluator)
                    loss = try evaluator.evaluate(picture, gradient: gradient)
                }
                guard evaluator.remaining > 0 else { break }
            }
            arithmetic.copy(gradient, into: direction)
            history.direct(direction)
            box?.restrain(direction, at: picture)
            let found = try line.search(
                evaluator,
                along: direction,
                loss: loss,
                gradient: gradient,
                first: history.isEmpty ? firstStep(along: direction) : 1
            )
            guard let found else {
                guard evaluator.remaining > 0 else { break }
                // No point along the direction is better. Without curvature that was steepest descent: nothing is left.
                if history.isEmpty {
                    evaluator.giveUp()
                    break
                }
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
            loss = found.loss
        }
    }

    /// Steps of the learning rate, as `torch.optim.LBFGS` takes them without a line search.
    ///
    /// A box moves the picture behind the method's back, as it does in the tutorials that clamp within the closure.
    private func stride(
        _ evaluator: Evaluator,
        _ gradient: Tensor,
        _ vectors: [Tensor],
        _ history: inout CurvatureHistory
    ) throws {
        let picture = evaluator.picture
        let (direction, previous) = (vectors[0], vectors[1])
        var remainingAtRestart = evaluator.remaining
        box?.clamp(picture)
        _ = try evaluator.evaluate(picture, gradient: gradient)
        var length = firstLength(gradient)
        arithmetic.copy(gradient, into: direction)
        history.direct(direction)
        while true {
            arithmetic.copy(gradient, into: previous)
            arithmetic.add(direction, times: length, to: picture)
            box?.clamp(picture)
            evaluator.pictureHasMoved()
            guard evaluator.remaining > 0 else { break }
            if isRoundOver(remainingAtRestart, evaluator) {
                history.forget()
                remainingAtRestart = evaluator.remaining
                if settings.restartAddsMean { try addMean(evaluator) }
                _ = try evaluator.evaluate(picture, gradient: gradient)
                length = firstLength(gradient)
            } else {
                _ = try evaluator.evaluate(picture, gradient: gradient)
                history.remember(scratch: previous) { step, change in
                    arithmetic.copy(direction, into: step)
                    arithmetic.scale(step, by: length)
                    arithmetic.write(gradient, plus: previous, times: -1, into: change)
                }
                length = nextLength(history)
            }
            arithmetic.copy(gradient, into: direction)
            history.direct(direction)
        }
    }

    private func isRoundOver(_ remainingAtRestart: Int, _ evaluator: Evaluator) -> Bool {
        settings.restartInterval > 0 && remainingAtRestart - evaluator.remaining >= settings.restartInterval
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
