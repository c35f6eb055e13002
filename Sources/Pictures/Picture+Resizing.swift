extension Picture {
    private static let full = Float(UInt16.max)

    /// Scales the picture to another size, rows first, then columns, in single precision.
    ///
    /// Colours are weighted by alpha, so transparent pixels leave no fringes; where a new pixel is wholly transparent
    /// its colour is black. What filters overshoot is clamped after each of the two passes, as Pillow does.
    ///
    /// - Parameters:
    ///   - width: The new number of pixels in a row, at least 1.
    ///   - height: The new number of rows, at least 1.
    ///   - filter: How new pixels are made from old ones.
    /// - Returns: The scaled picture; the very same one if the size does not change.
    public func resized(width: Int, height: Int, filter: ResizeFilter) -> Picture {
        precondition(width > 0 && height > 0, "a picture has at least one pixel")
        precondition(isConsistent, "samples and alpha belong to width and height")
        guard width != self.width || height != self.height else { return self }
        var scaled = Picture(
            uncheckedWidth: width,
            height: height,
            samples: [UInt16](repeating: 0, count: width * height * 3),
            alpha: alpha.map { _ in [UInt16](repeating: 0, count: width * height) }
        )
        Resizer(from: (self.width, self.height), to: (width, height), filter: filter, bounds: 0...Picture.full)
            .resize(load: load(row:into:), store: { scaled.store($0, y: $1) })
        return scaled
    }

    /// Fills a row with (red, green, blue, coverage), the colours multiplied by the coverage, all in 0…65535.
    private func load(row y: Int, into row: inout [Resizer.Pixel]) {
        let first = y * width
        samples.withUnsafeBufferPointer { samples in
            for x in row.indices {
                let sample = (first + x) * 3
                row[x] = Resizer.Pixel(
                    Float(samples[sample]),
                    Float(samples[sample + 1]),
                    Float(samples[sample + 2]),
                    Picture.full
                )
            }
        }
        guard let alpha else { return }
        for x in row.indices { row[x] *= Float(alpha[first + x]) / Picture.full }
    }

    private mutating func store(_ row: [Resizer.Pixel], y: Int) {
        let first = y * width
        for x in row.indices {
            var pixel = row[x]
            if alpha != nil {
                let coverage = pixel.w
                alpha?[first + x] = UInt16(coverage.rounded())
                pixel =
                    coverage.rounded() > 0
                    ? (pixel * (Picture.full / coverage))
                        .clamped(lowerBound: .zero, upperBound: Resizer.Pixel(repeating: Picture.full))
                    : .zero
            }
            for channel in 0..<3 { samples[(first + x) * 3 + channel] = UInt16(pixel[channel].rounded()) }
        }
    }
}
