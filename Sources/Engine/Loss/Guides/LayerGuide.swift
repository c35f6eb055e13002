/// How much each position of a layer counts for a style: what its features are multiplied by before they are compared.
///
/// Source: Gatys et al. 2017, Controlling Perceptual Factors in Neural Style Transfer, section 4.
package struct LayerGuide: Sendable {
    /// A weight for each position, row by row.
    private let values: Tensor
    /// The sum of their squares: of how many positions the guided features are.
    let count: Double

    /// A guide whose weights are kept in memory of at least as many floats.
    init(_ guide: Guide, in memory: Tensor) {
        values = memory
        _ = memory.buffer.update(from: guide.weights)
        count = guide.weights.reduce(0) { $0 + Double($1) * Double($1) }
    }

    /// The weights of all positions from one on.
    func weights(from position: Int) -> UnsafePointer<Float> {
        UnsafePointer(values.pointer + position)
    }
}
