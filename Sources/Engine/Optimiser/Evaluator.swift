/// Stands between an optimiser and the objective: counts evaluations, reports them, and stops when asked or when nothing
/// is gained any more.
///
/// An evaluation is reported once the step that it led to is made, so that the picture handed out is the one after it.
final class Evaluator {
    typealias Handler = (TransferProgress, _ picture: Tensor) throws -> TransferProgress.Continuation

    /// The picture that the optimiser has accepted so far.
    let picture: Tensor
    /// When the run's first evaluation began.
    let start: ContinuousClock.Instant
    private let objective: Objective
    private let place: ScalePlace
    private let limit: Int
    private let handler: Handler
    private var mean: IterateMean?
    private var convergence: Convergence
    private let clock = ContinuousClock()
    private(set) var count = 0
    private var steps = 0
    private var stepsReported = 0
    /// The loss of the accepted picture.
    private var loss = Double.infinity
    /// How many evaluations have been judged.
    private var judged = 0
    private var isExhausted = false
    private var pending: (count: Int, losses: Losses, seconds: Double)?

    /// - Parameters:
    ///   - objective: What is evaluated, as often as its settings say.
    ///   - picture: The start; the optimiser moves it.
    ///   - mean: Where the mean of all pictures is kept, if it is.
    ///   - place: Where this scale stands in its run.
    ///   - handler: Takes the reports.
    init(
        _ objective: Objective,
        picture: Tensor,
        mean: IterateMean?,
        place: ScalePlace,
        handler: @escaping Handler
    ) {
        self.objective = objective
        self.picture = picture
        self.mean = mean
        self.place = place
        self.handler = handler
        limit = objective.settings.evaluations
        convergence = Convergence(tolerance: objective.settings.tolerance)
        start = place.start ?? clock.now
        self.mean?.take(picture)
    }

    /// Evaluations or steps that are left; none when the loss hardly falls any more.
    var remaining: Int { hasConverged ? 0 : limit - counted }

    /// Evaluations or steps so far, as the settings count.
    var counted: Int { countsSteps ? steps : count }

    /// The painting: the mean of the pictures where one is kept, or the last one.
    var painting: Tensor { mean?.picture ?? picture }

    private var countsSteps: Bool { objective.settings.count == .steps }
    private var hasConverged: Bool { isExhausted || convergence.isReached }

    /// The total loss at a point that the optimiser goes on from; its gradient is written to `gradient`.
    ///
    /// - Throws: `TransferError` when the caller asked to stop or the loss is not finite; what the caller throws.
    func evaluate(_ point: Tensor, gradient: Tensor) throws -> Double {
        let loss = try probe(point, gradient: gradient)
        guard loss.isFinite else {
            throw TransferError(
                code: .diverged,
                message: """
                    the loss or its gradient was no finite number at evaluation \(place.before + count); lower the \
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
        pending = (count, losses, (clock.now - start) / .seconds(1))
        count += 1
        return losses.total
    }

    /// The optimiser goes on from a point of this loss, which the evaluations so far have found.
    func accept(_ loss: Double) {
        while judged < count - 1 { judge(self.loss) }
        judge(loss)
        self.loss = loss
    }

    /// The optimiser has made a step.
    func pictureHasMoved() {
        steps += 1
        mean?.take(picture)
    }

    /// The optimiser is about to begin anew from another picture than it came to: what the losses were so far says nothing.
    ///
    /// - Throws: `TransferError` when the caller asked to stop; what the caller throws.
    func prepareForJump() throws {
        try report()
        convergence = Convergence(tolerance: objective.settings.tolerance)
        judged = count
    }

    /// The optimiser finds nothing better any more.
    func giveUp() {
        isExhausted = true
    }

    /// Hands the last evaluation to the caller.
    func report() throws {
        guard let (count, losses, seconds) = pending else { return }
        pending = nil
        let progress = TransferProgress(
            evaluation: place.before + count,
            evaluations: place.before + self.count + (limit - counted) + place.after,
            counted: countsSteps && steps == stepsReported ? nil : place.counted + counted,
            scale: place.scale,
            scales: place.scales,
            hasConverged: hasConverged,
            losses: losses,
            seconds: seconds
        )
        stepsReported = steps
        if try handler(progress, painting) == .stop { throw TransferError.stopped }
    }

    private func judge(_ loss: Double) {
        convergence.note(loss)
        judged += 1
    }
}
