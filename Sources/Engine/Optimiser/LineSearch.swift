/// A search along a direction for a point that satisfies the strong Wolfe conditions
/// (Nocedal and Wright, Numerical Optimization, algorithms 3.5 and 3.6).
struct LineSearch {
    /// A point on the line: how far, its loss, its slope along the line, and its gradient.
    struct Point {
        var length: Double
        var loss: Double
        var slope: Double
        var gradient: Tensor
    }

    /// Sufficient decrease and curvature: the usual constants of quasi-Newton methods.
    private static let decrease = 1e-4
    private static let curvature = 0.9
    /// Evaluations per search; a good direction needs one or two.
    private static let limit = 12

    let picture: Tensor
    let trial: Tensor
    /// Memory for the gradients of the best and of the latest trial.
    private(set) var gradients: (Tensor, Tensor)
    let box: PixelBox?
    let arithmetic: VectorArithmetic

    init(picture: Tensor, trial: Tensor, gradients: (Tensor, Tensor), box: PixelBox?, arithmetic: VectorArithmetic) {
        self.picture = picture
        self.trial = trial
        self.gradients = gradients
        self.box = box
        self.arithmetic = arithmetic
    }

    /// Returns the point found, or nil when no point with a smaller loss was met.
    mutating func search(
        _ evaluator: Evaluator,
        along direction: Tensor,
        loss: Double,
        gradient: Tensor,
        first: Double
    ) throws -> Point? {
        let start = Point(
            length: 0,
            loss: loss,
            slope: slope(of: gradient, along: direction),
            gradient: gradient
        )
        guard start.slope < 0 else { return nil }
        var low = start
        var high: Point?
        var length = first
        for _ in 0..<LineSearch.limit where evaluator.remaining > 0 {
            // The gradient of the best point so far must survive the evaluation.
            let memory = low.gradient.pointer == gradients.0.pointer ? gradients.1 : gradients.0
            place(length, along: direction)
            let value = try evaluator.probe(trial, gradient: memory)
            let point = Point(length: length, loss: value, slope: slope(of: memory, along: direction), gradient: memory)
            if value > loss + LineSearch.decrease * length * start.slope || value >= low.loss && low.length > 0 {
                high = point
            } else if abs(point.slope) <= -LineSearch.curvature * start.slope {
                return point
            } else {
                // The minimum lies towards where the loss falls: ahead, or between here and the point that was best.
                let ahead = (high?.length ?? .infinity) - low.length
                if point.slope * ahead >= 0 { high = low }
                low = point
            }
            length = high.map { LineSearch.between(low, $0) } ?? length * 4
        }
        return low.length > 0 && low.loss < loss ? low : nil
    }

    /// Writes the step from the picture to a point on the line.
    func write(step: Tensor, length: Double, along direction: Tensor) {
        place(length, along: direction)
        arithmetic.write(trial, plus: picture, times: -1, into: step)
    }

    /// Moves the picture to a point; `spare` is the memory of the gradient that the picture leaves behind.
    mutating func accept(_ point: Point, along direction: Tensor, spare: Tensor) {
        place(point.length, along: direction)
        arithmetic.copy(trial, into: picture)
        if gradients.0.pointer == point.gradient.pointer { gradients.0 = spare } else { gradients.1 = spare }
    }

    private func place(_ length: Double, along direction: Tensor) {
        arithmetic.write(picture, plus: direction, times: length, into: trial)
        box?.clamp(trial)
    }

    private func slope(of gradient: Tensor, along direction: Tensor) -> Double {
        arithmetic.dot(gradient, direction)
    }

    /// The minimum of the cubic through two points with their slopes, kept away from both ends (equation 3.59).
    ///
    /// There is none where a loss is infinite, which says no more than that the point is too far: then their middle.
    private static func between(_ a: Point, _ b: Point) -> Double {
        let d1 = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.length - b.length)
        let square = d1 * d1 - a.slope * b.slope
        let (least, most) = (min(a.length, b.length), max(a.length, b.length))
        let margin = 0.1 * (most - least)
        guard square >= 0 else { return (least + most) / 2 }
        let d2 = square.squareRoot() * (b.length > a.length ? 1 : -1)
        let cubic = b.length - (b.length - a.length) * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2))
        return cubic.isFinite ? min(max(cubic, least + margin), most - margin) : (least + most) / 2
    }
}
