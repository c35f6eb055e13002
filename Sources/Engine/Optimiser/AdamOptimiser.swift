/// Adam (Kingma and Ba 2015), with epsilon placed as PyTorch or as Keras does.
struct AdamOptimiser {
    /// Picture-sized vectors: first and second moment.
    static let vectors = 2

    let settings: AdamSettings
    let arithmetic: VectorArithmetic
    let box: PixelBox?

    /// Steps until the evaluator has none left.
    ///
    /// - Parameters:
    ///   - evaluator: Evaluates the picture.
    ///   - gradient: Memory for a gradient.
    ///   - vectors: The first and the second moment; where no step has been made yet, memory for them.
    ///   - steps: How many steps the moments are made of.
    /// - Returns: How many they are made of at the end.
    /// - Throws: What the evaluator throws.
    func run(_ evaluator: Evaluator, gradient: Tensor, vectors: [Tensor], steps: Int) throws -> Int {
        let picture = evaluator.picture
        let (first, second) = (vectors[0], vectors[1])
        if steps == 0 {
            first.fill(0)
            second.fill(0)
        }
        var step = steps
        while try evaluator.goesOn(from: { (.adam(steps: step), vectors) }) {
            _ = try evaluator.evaluate(picture, gradient: gradient)
            step += 1
            arithmetic.adam(picture, first: first, second: second, gradient: gradient, step: step, settings)
            box?.clamp(picture)
            evaluator.pictureHasMoved()
        }
        return step
    }
}
