extension Picture {
    /// The largest value of a sample.
    static let brightest = Double(UInt16.max)

    /// The colour of a pixel, in 0…1.
    func colour(of pixel: Int) -> SIMD3<Double> {
        let (red, green, blue) = (samples[3 * pixel], samples[3 * pixel + 1], samples[3 * pixel + 2])
        return SIMD3(Double(red), Double(green), Double(blue)) / Self.brightest
    }

    /// The picture with other colours, clipped to 0…1; its alpha is kept.
    ///
    /// - Parameter colour: Gives each pixel's new colour; called row after row.
    /// - Returns: The picture, as large as before.
    func recoloured(_ colour: (_ pixel: Int) -> SIMD3<Double>) -> Picture {
        var recoloured = self
        recoloured.samples.withUnsafeMutableBufferPointer { samples in
            for pixel in 0..<width * height {
                let shown = colour(pixel).clamped(lowerBound: .zero, upperBound: .one) * Self.brightest
                for channel in 0..<3 { samples[3 * pixel + channel] = UInt16(shown[channel].rounded()) }
            }
        }
        return recoloured
    }
}
