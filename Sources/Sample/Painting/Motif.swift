/// What is painted: at every point a colour, and a direction for the brush.
///
/// Points are in units of the picture's height, y downwards.
protocol Motif {
    /// What a point belongs to; no stroke runs from one into another.
    associatedtype Part: Equatable

    /// The width of the picture.
    var aspect: Float { get }

    /// What stands at a point.
    func part(at point: Point) -> Part

    /// The direction of the brush.
    func direction(at point: Point, in part: Part) -> Point

    /// The colour of the paint.
    func colour(at point: Point, in part: Part) -> Colour

    /// How many fine strokes a point deserves, from 0 to 1.
    func detail(at point: Point) -> Float

    /// Lines that are drawn over the painting.
    var contours: [Stroke] { get }
}

extension Motif {
    var contours: [Stroke] { [] }
}
