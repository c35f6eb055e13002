/// The colours that can be shown: 0…255 per channel, less the network's mean.
struct PixelBox {
    let low: [Float]
    let high: [Float]
    private let arithmetic: VectorArithmetic

    init(mean: [Float], arithmetic: VectorArithmetic) {
        low = mean.map { -$0 }
        high = mean.map { 255 - $0 }
        self.arithmetic = arithmetic
    }

    /// Moves every pixel into the box.
    func clamp(_ picture: Tensor) {
        arithmetic.share(picture) { arithmetic.kernels.clamp(picture.part($0), low: low, high: high) }
    }

    /// Clears those components of a direction that lead out of the box at once.
    func restrain(_ direction: Tensor, at picture: Tensor) {
        arithmetic.share(picture) { part in
            for index in part {
                let (value, step, channel) = (picture.pointer[index], direction.pointer[index], index % 3)
                if (value <= low[channel] && step < 0) || (value >= high[channel] && step > 0) {
                    direction.pointer[index] = 0
                }
            }
        }
    }
}
