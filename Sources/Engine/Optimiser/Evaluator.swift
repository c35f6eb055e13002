/// Stands between an optimiser and the objective: counts evaluations, reports them, and stops when asked.
///
/// An evaluation is reported once the step that it led to is made, so that the picture handed out is the one after it.
final class Evaluator {
    typealias Handler = (TransferProgress, _ picture: Tensor) throws -> TransferProgress.Continuation

    /// The picture that the optimiser has accepted so far.
    let picture: Tensor
    private let objective: Objective
    private let limit: Int
    private let handler: Handler
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var count = 0
    private var pending: TransferProgress?

    init(_ objective: Objective, picture: Tensor, handler: @escaping Handler) {
        self.objective = objective
        self.picture = picture
        self.handler = handler
        limit = objective.settings.evaluations
        start = clock.now
    }

    /// Evaluations that are left.
    var remaining: Int { limit - count }

    /// The total loss at a point that the optimiser goes on from; its gradient is written to `gradient`.
    ///
    /// - Throws: `TransferError` when the caller asked to stop or the loss is not finite; what the caller throws.
    func evaluate(_ point: Tensor, gradient: Tensor) throws -> Double {
        let loss = try probe(point, gradient: gradient)
        guard loss.isFinite else {
            throw TransferError(
                code: .diverged,
                message: """
                    the loss or its gradient was no finite number at evaluation \(count); lower the learning rate or the \
                    weights
                    """
            )
        }
        return loss
    }

    /// The total loss at a point that is only tried: infinite where the loss or its gradient is no finite number.
    ///
    /// - Throws: `TransferError` when the caller asked to stop; what the caller throws.
    func probe(_ point: Tensor, gradient: Tensor) throws -> Double {
        try report()
        var losses = objective.evaluate(point, gradient: gradient)
        let isFinite = losses.total.isFinite && objective.arithmetic.dot(gradient, gradient).isFinite
        if !isFinite { losses.total = .infinity }
        let seconds = (clock.now - start) / .seconds(1)
        pending = TransferProgress(evaluation: count, evaluations: limit, losses: losses, seconds: seconds)
        count += 1
        return losses.total
    }

    /// Hands the last evaluation to the caller.
    func report() throws {
        guard let progress = pending else { return }
        pending = nil
        if try handler(progress, picture) == .stop { throw TransferError.stopped }
    }
}
