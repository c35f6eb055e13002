import Pictures

extension Picture {
    /// One step of 0…255 in 16-bit samples.
    private static let level: Float = 257

    /// Writes R, G, B in 0…255 less a mean, as the network sees them.
    package func write(less mean: [Float], to pixels: Tensor) {
        for index in samples.indices { pixels.pointer[index] = Float(samples[index]) / Picture.level - mean[index % 3] }
    }

    /// The picture that pixels less a mean show; colours that cannot be shown are clipped, what is no number is black.
    package init(_ pixels: Tensor, plus mean: [Float], alpha: [UInt16]?) {
        let samples = (0..<pixels.count).map { index in
            let value = (pixels.pointer[index] + mean[index % 3]) * Picture.level
            return value > 0 ? UInt16(min(value, 65535).rounded()) : 0
        }
        self.init(uncheckedWidth: pixels.shape.width, height: pixels.shape.height, samples: samples, alpha: alpha)
    }
}
