/// Losses over the evaluations of a run, on an axis of powers of ten.
public struct LossChart: Sendable {
    /// A part of the run at one size of the picture.
    public struct Scale: Sendable {
        let name: String
        let begin: Int

        /// A scale that begins with an evaluation, counted from 0.
        public init(_ name: String, begin: Int) {
            self.name = name
            self.begin = begin
        }
    }

    private let title: String
    private let curves: [LossCurve]
    private let scales: [Scale]

    private static let (width, height) = (960, 560)

    /// Bytes of its picture before it is compressed.
    public static var bytes: Int { width * height * 3 }
    private static let plot = (left: 96.0, right: 936.0, top: 112.0, bottom: 488.0)

    /// A chart.
    ///
    /// - Parameters:
    ///   - title: What is written above it.
    ///   - curves: The losses; the first is drawn above all others.
    ///   - scales: The scales of a pyramid; where there is one only, it is not marked.
    public init(title: String, curves: [LossCurve], scales: [Scale] = []) {
        self.title = title
        self.curves = curves
        self.scales = scales
    }

    /// Draws the chart.
    public func drawing() -> Drawing {
        var drawing = Drawing(width: LossChart.width, height: LossChart.height, title: title)
        let evaluations = CountAxis(through: curves.map(\.values.count).max() ?? 0)
        let losses = LogAxis(curves.lazy.flatMap(\.values))
        drawing.write(title, at: Point(x: 24, y: 32), isTitle: true)
        drawLegend(on: &drawing)
        draw(losses, on: &drawing)
        draw(evaluations, on: &drawing)
        if scales.count > 1 { drawScales(on: &drawing, evaluations) }
        for curve in curves.reversed() { draw(curve, on: &drawing, evaluations, losses) }
        return drawing
    }

    private func drawLegend(on drawing: inout Drawing) {
        var x = LossChart.plot.left
        for curve in curves {
            let y = 72.0
            drawing.draw([Point(x: x, y: y), Point(x: x + 24, y: y)], curve.ink, width: 3)
            drawing.write(curve.name, at: Point(x: x + 34, y: y))
            x += 34 + Drawing.room(for: curve.name) + 32
        }
    }

    private func draw(_ losses: LogAxis, on drawing: inout Drawing) {
        let plot = LossChart.plot
        for tick in losses.ticks {
            let y = LossChart.height(losses.place(tick.value) ?? 0).rounded(.down) + 0.5
            drawing.draw([Point(x: plot.left, y: y), Point(x: plot.right, y: y)], .grid)
            drawing.write(tick.label, at: Point(x: plot.left - 10, y: y), .end)
        }
    }

    private func draw(_ evaluations: CountAxis, on drawing: inout Drawing) {
        let plot = LossChart.plot
        let y = plot.bottom + 0.5
        drawing.draw([Point(x: plot.left, y: y), Point(x: plot.right, y: y)], .axis)
        for number in evaluations.ticks {
            let x = LossChart.across(evaluations.place(number)).rounded(.down) + 0.5
            drawing.draw([Point(x: x, y: y), Point(x: x, y: y + 5)], .axis)
            drawing.write("\(number)", at: Point(x: x, y: y + 20), .middle)
        }
        drawing.write("evaluations", at: Point(x: (plot.left + plot.right) / 2, y: y + 46), .middle)
    }

    private func drawScales(on drawing: inout Drawing, _ evaluations: CountAxis) {
        let plot = LossChart.plot
        let ends = scales.dropFirst().map(\.begin) + [evaluations.last]
        for (scale, end) in zip(scales, ends) {
            let x = LossChart.across(evaluations.place(scale.begin)).rounded(.down) + 0.5
            drawing.draw([Point(x: x, y: plot.top - 16), Point(x: x, y: plot.bottom)], .mark)
            // A scale that is over too soon has no room for its name.
            let room = LossChart.across(evaluations.place(end)) - x
            if Drawing.room(for: scale.name) + 8 < room {
                drawing.write(scale.name, at: Point(x: x + 6, y: plot.top - 9))
            }
        }
    }

    private func draw(_ curve: LossCurve, on drawing: inout Drawing, _ evaluations: CountAxis, _ losses: LogAxis) {
        let places = Int(LossChart.plot.right - LossChart.plot.left)
        // The losses of two scales are those of two pictures.
        for run in curve.runs(places: places, breaks: scales.map(\.begin)) {
            let points = run.map { evaluation, value in
                Point(
                    // People count from 1.
                    x: LossChart.across(evaluations.place(evaluation + 1)),
                    // What lies below the axis runs along it.
                    y: LossChart.height(max(0, losses.place(value) ?? 0))
                )
            }
            drawing.draw(points, curve.ink, width: points.count == 1 ? 7 : 2)
        }
    }

    private static func across(_ share: Double) -> Double {
        plot.left + (plot.right - plot.left) * share
    }

    private static func height(_ share: Double) -> Double {
        plot.bottom - (plot.bottom - plot.top) * share
    }
}
