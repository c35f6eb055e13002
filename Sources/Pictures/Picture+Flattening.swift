extension Picture {
    /// Lays the picture over white, so that nothing of it is transparent any more.
    ///
    /// Mixes the encoded values, as browsers do.
    ///
    /// - Returns: The opaque picture; the very same one if it was opaque.
    public func flattened() -> Picture {
        guard let alpha else { return self }
        precondition(isConsistent, "samples and alpha belong to width and height")
        var flat = self
        flat.alpha = nil
        flat.samples.withUnsafeMutableBufferPointer { samples in
            for (pixel, coverage) in alpha.enumerated() where coverage < .max {
                for index in pixel * 3..<pixel * 3 + 3 {
                    let color = UInt32(samples[index]) * UInt32(coverage)
                    let white = UInt32(UInt16.max) * UInt32(UInt16.max - coverage)
                    samples[index] = UInt16((color + white + UInt32(UInt16.max / 2)) / UInt32(UInt16.max))
                }
            }
        }
        return flat
    }
}
