/// Adam (Kingma and Ba 2015), with epsilon placed as PyTorch or as Keras does.
struct AdamOptimiser {
    /// Picture-sized vectors: first and second moment.
    static let vectors = 2

    let settings: AdamSettings
    let arithmetic: VectorArithmetic
    let box: PixelBox?

    /// Steps until the evaluator has none left.
    func run(_ evaluator: Evaluator, gradient: Tensor, vectors: [Tensor]) throws {
        let picture = evaluator.picture
        let (first, second) = (vectors[0], vectors[1])
        first.fill(0)
        second.fill(0)
        var step = 1
        while evaluator.remaining > 0 {
            _ = try evaluator.evaluate(picture, gradient: gradient)
            arithmetic.adam(picture, first: first, second: second, gradient: gradient, step: step, settings)
            box?.clamp(picture)
            step += 1
        }
    }
}
