/// What the differences of two vectors add up to.
package struct Differences: Sendable, Equatable {
    /// The sum of their squares.
    package var squares = 0.0
    /// The sum of their absolute values.
    package var sizes = 0.0
}
