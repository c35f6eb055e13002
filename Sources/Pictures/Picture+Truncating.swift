extension Picture {
    /// The picture in 256 levels, each sample the next one below it, where a file of 8 bits would have the nearest.
    ///
    /// As an array of numbers becomes bytes in C, NumPy (`astype("uint8")`) and PyTorch (`byte()`).
    ///
    /// - Returns: The picture, its alpha unchanged.
    public func truncatedToEightBits() -> Picture {
        var picture = self
        picture.samples.withUnsafeMutableBufferPointer { samples in
            for index in samples.indices { samples[index] -= samples[index] % 257 }
        }
        return picture
    }
}
