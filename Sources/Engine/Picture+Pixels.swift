import Pictures

extension Picture {
    /// One step of 0…255 in 16-bit samples.
    private static let level: Float = 257

    /// Writes R, G, B in 0…255 less a mean, as the network sees them.
    package func write(less mean: [Float], to pixels: Tensor) {
        for index in samples.indices { pixels.pointer[index] = Float(samples[index]) / Picture.level - mean[index % 3] }
    }

    /// How far below a sample its pixel may come, in single precision, by losing the mean and getting it back.
    private static let slack: Float = 1 / 128

    /// The picture that pixels less a mean show; colours that cannot be shown are clipped, what is no number is black.
    ///
    /// - Parameters:
    ///   - pixels: R, G, B in 0…255 less the mean.
    ///   - mean: The mean.
    ///   - alpha: The coverage of each pixel.
    ///   - truncates: Whether samples are cut off, not rounded; what was a whole sample stays so.
    package init(_ pixels: Tensor, plus mean: [Float], alpha: [UInt16]?, truncating truncates: Bool = false) {
        let samples = (0..<pixels.count).map { index in
            let value = (pixels.pointer[index] + mean[index % 3]) * Picture.level
            return value > 0 ? UInt16(min(truncates ? value + Picture.slack : value.rounded(), 65535)) : 0
        }
        self.init(uncheckedWidth: pixels.shape.width, height: pixels.shape.height, samples: samples, alpha: alpha)
    }
}
