/// A place on a drawing, in pixels from its left upper corner.
struct Point: Sendable, Equatable {
    var x: Double
    var y: Double
}
