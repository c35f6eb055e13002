/// Stands between an optimiser and the objective: counts evaluations, reports them, and stops when asked or when nothing
/// is gained any more.
///
/// An evaluation is reported once the step that it led to is made, so that the picture handed out is the one after it.
final class Evaluator {
    typealias Handler = (TransferProgress, _ picture: Tensor) throws -> TransferProgress.Continuation

    /// What has been counted and found since the scale began.
    struct State: Codable, Sendable {
        fileprivate(set) var count = 0
        fileprivate var steps = 0
        fileprivate var stepsReported = 0
        /// The loss of the accepted picture.
        fileprivate var loss = Double.infinity
        /// How many evaluations have been judged.
        fileprivate var judged = 0
        fileprivate var isExhausted = false
        fileprivate var convergence: Convergence
        /// The weight of what the mean has not seen.
        fileprivate(set) var remainingOfMean = 1.0
    }

    /// The picture that the optimiser has accepted so far.
    let picture: Tensor
    /// When the run's first evaluation began.
    let start: ContinuousClock.Instant
    private let objective: Objective
    private let place: ScalePlace
    private let limit: Int
    private let handler: Handler
    private let keeper: (any CheckpointKeeper)?
    private var mean: IterateMean?
    private let clock = ContinuousClock()
    private var state: State
    private var isAskedToStop = false
    private var pending: (count: Int, losses: Losses, seconds: Double)?

    /// - Parameters:
    ///   - objective: What is evaluated, as often as its settings say.
    ///   - picture: The start; the optimiser moves it.
    ///   - mean: Where the mean of all pictures is kept, if it is.
    ///   - place: Where this scale stands in its run.
    ///   - begun: What a checkpoint says; nil at the scale's start.
    ///   - keeper: Keeps checkpoints, if anybody does.
    ///   - handler: Takes the reports.
    init(
        _ objective: Objective,
        picture: Tensor,
        mean: IterateMean?,
        place: ScalePlace,
        from begun: State?,
        keeper: (any CheckpointKeeper)?,
        handler: @escaping Handler
    ) {
        self.objective = objective
        self.picture = picture
        self.mean = mean
        self.place = place
        self.keeper = keeper
        self.handler = handler
        limit = objective.settings.evaluations
        state = begun ?? State(convergence: Convergence(tolerance: objective.settings.tolerance))
        start = place.start ?? clock.now
        if begun == nil { self.mean?.take(picture) }
    }

    /// Evaluations or steps that are left; none when the loss hardly falls any more.
    var remaining: Int { hasConverged ? 0 : limit - counted }

    /// Evaluations so far.
    var count: Int { state.count }

    /// Evaluations or steps so far, as the settings count.
    var counted: Int { countsSteps ? state.steps : state.count }

    /// The painting: the mean of the pictures where one is kept, or the last one.
    var painting: Tensor { mean?.picture ?? picture }

    private var countsSteps: Bool { objective.settings.count == .steps }
    private var hasConverged: Bool { state.isExhausted || state.convergence.isReached }

    /// The optimiser stands between two steps: hands out the last evaluation, and a checkpoint where one is wanted.
    ///
    /// - Parameter optimiser: What the optimiser knows, and its vectors, in the order in which it reads them again.
    /// - Returns: Whether there is another step to make.
    /// - Throws: `TransferError` when the caller asked to stop; what the caller throws.
    func goesOn(from optimiser: () -> (OptimiserState, [Tensor])) throws -> Bool {
        // Without checkpoints the last evaluation may wait until it is known whether it was the end.
        guard let keeper else { return remaining > 0 }
        try report()
        if isAskedToStop || keeper.isDue { keeper.keep(checkpoint(optimiser())) }
        if isAskedToStop { throw TransferError.stopped }
        return remaining > 0
    }

    /// The total loss at a point that the optimiser goes on from; its gradient is written to `gradient`.
    ///
    /// - Throws: `TransferError` when the caller asked to stop or the loss is not finite; what the caller throws.
    func evaluate(_ point: Tensor, gradient: Tensor) throws -> Double {
        let loss = try probe(point, gradient: gradient)
        guard loss.isFinite else {
            throw TransferError(
                code: .diverged,
                message: """
                    the loss or its gradient was no finite number at evaluation \(place.count.before + count); lower the \
                    learning rate or the weights
                    """
            )
        }
        accept(loss)
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
        pending = (count, losses, seconds)
        state.count += 1
        return losses.total
    }

    /// The optimiser goes on from a point of this loss, which the evaluations so far have found.
    func accept(_ loss: Double) {
        while state.judged < count - 1 { judge(state.loss) }
        judge(loss)
        state.loss = loss
    }

    /// The optimiser has made a step.
    func pictureHasMoved() {
        state.steps += 1
        mean?.take(picture)
    }

    /// The optimiser is about to begin anew from another picture than it came to: what the losses were so far says nothing.
    ///
    /// - Throws: `TransferError` when the caller asked to stop; what the caller throws.
    func prepareForJump() throws {
        try report()
        state.convergence = Convergence(tolerance: objective.settings.tolerance)
        state.judged = count
    }

    /// The optimiser finds nothing better any more.
    func giveUp() {
        state.isExhausted = true
    }

    /// Hands the last evaluation to the caller.
    ///
    /// Where checkpoints are kept, a caller who asks to stop waits for the end of the step, so that nothing is lost.
    func report() throws {
        guard let (count, losses, seconds) = pending else { return }
        pending = nil
        let progress = TransferProgress(
            evaluation: place.count.before + count,
            evaluations: place.count.before + self.count + (limit - counted) + place.after,
            counted: countsSteps && state.steps == state.stepsReported ? nil : place.count.counted + counted,
            scale: place.count.scale,
            scales: place.scales,
            hasConverged: hasConverged,
            losses: losses,
            seconds: seconds
        )
        state.stepsReported = state.steps
        if try handler(progress, painting) == .stop { isAskedToStop = true }
        if isAskedToStop, keeper == nil { throw TransferError.stopped }
    }

    private var seconds: Double { (clock.now - start) / .seconds(1) }

    private func checkpoint(_ optimiser: (state: OptimiserState, vectors: [Tensor])) -> Checkpoint {
        var state = state
        state.remainingOfMean = mean?.remaining ?? 1
        return Checkpoint(
            state: RunState(place: place.count, evaluator: state, optimiser: optimiser.state, seconds: seconds),
            vectors: [picture] + (mean.map { [$0.picture] } ?? []) + optimiser.vectors
        )
    }

    private func judge(_ loss: Double) {
        state.convergence.note(loss)
        state.judged += 1
    }
}
