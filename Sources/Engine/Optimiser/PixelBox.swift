/// The colours that can be shown: 0…255 per channel, less the network's mean.
struct PixelBox {
    let low: [Float]
    let high: [Float]
    let kernels: Kernels

    init(mean: [Float], kernels: Kernels) {
        low = mean.map { -$0 }
        high = mean.map { 255 - $0 }
        self.kernels = kernels
    }

    /// Moves every pixel into the box.
    func clamp(_ picture: Tensor) {
        kernels.clamp(picture, low: low, high: high)
    }

    /// Clears those components of a direction that lead out of the box at once.
    func restrain(_ direction: Tensor, at picture: Tensor) {
        for index in 0..<picture.count {
            let (value, step, channel) = (picture.pointer[index], direction.pointer[index], index % 3)
            if (value <= low[channel] && step < 0) || (value >= high[channel] && step > 0) {
                direction.pointer[index] = 0
            }
        }
    }
}
