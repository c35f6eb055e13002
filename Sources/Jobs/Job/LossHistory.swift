/// The course of a job's loss, thinned out so that it stays small however long the painting takes.
public struct LossHistory: Sendable, Equatable {
    /// One evaluation.
    public struct Point: Sendable, Equatable {
        /// Its number, from 1.
        public let iteration: Int

        /// The weighted sum of the losses.
        public let loss: Double

        /// Notes an evaluation.
        public init(iteration: Int, loss: Double) {
            self.iteration = iteration
            self.loss = loss
        }
    }

    /// No more points are kept than these.
    public static let mostPoints = 2000

    /// The points, in the order of their numbers.
    public private(set) var points: [Point] = []

    /// From one point to the next there are at least so many evaluations.
    private var stride = 1

    /// Begins with nothing.
    public init() {}

    /// Adds an evaluation.
    ///
    /// One that comes again, since the painting goes on from a checkpoint, takes the place of itself and of all later ones.
    public mutating func add(iteration: Int, loss: Double) {
        while let last = points.last, last.iteration >= iteration { points.removeLast() }
        if let last = points.last, iteration - last.iteration < stride { return }
        points.append(Point(iteration: iteration, loss: loss))
        guard points.count > Self.mostPoints else { return }
        stride *= 2
        points = points.indices.filter { $0.isMultiple(of: 2) }.map { points[$0] }
    }
}
