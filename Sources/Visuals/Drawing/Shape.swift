/// One thing on a drawing.
enum Shape: Sendable {
    /// A line through points, with round ends; through one point it is a dot.
    case line([Point], Ink, width: Double)

    /// A line of words. The point is half way up its capitals, at the end that `anchor` names.
    case words(String, at: Point, anchor: Anchor, isTitle: Bool)

    /// Which part of a line of words stands at its point.
    enum Anchor: String {
        case start, middle, end
    }
}
