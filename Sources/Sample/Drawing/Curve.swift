/// A quadratic Bézier curve.
struct Curve {
    private let start: Point
    private let control: Point
    private let end: Point

    init(from start: Point, by control: Point, to end: Point) {
        self.start = start
        self.control = control
        self.end = end
    }

    /// Visits points of the curve less than a pixel apart, each with its share of the way.
    func walk(_ visit: (_ along: Float, _ point: Point) -> Void) {
        let steps = max(Int(((control - start).length + (end - control).length) * 1.3), 2)
        for step in 0...steps {
            let along = Float(step) / Float(steps)
            let left = start + (control - start) * along
            let right = control + (end - control) * along
            visit(along, left + (right - left) * along)
        }
    }
}
