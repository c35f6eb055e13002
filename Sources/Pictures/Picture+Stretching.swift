extension Picture {
    /// The picture with its least value black and its greatest one white, in 256 levels; one of one value stays as it is.
    ///
    /// As SciPy's `bytescale` did, through which `imresize` took every picture of floating-point numbers (SciPy 1.1,
    /// `scipy.misc.pilutil`): all channels by one scale, rounded. There a picture of one value became black.
    ///
    /// - Returns: The stretched picture, its alpha unchanged.
    public func stretchedFromLeastToGreatest() -> Picture {
        guard let least = samples.min(), let greatest = samples.max(), least < greatest else { return self }
        let range = Double(greatest - least)
        return mapping { UInt16(Double($0 - least) / range * 255 + 0.5) }
    }

    /// The picture with its greatest value white, in 256 levels; a black one stays as it is.
    ///
    /// As one does who reads a painting back by `(x + |min x|) / max x · 255` and cuts to whole numbers: what is meant
    /// to bring the least value to black moves it up instead, where no value is below 0. The greatest value is taken
    /// after that, so that none is above 255.
    ///
    /// - Returns: The stretched picture, its alpha unchanged.
    public func stretchedToGreatest() -> Picture {
        guard let least = samples.min(), let greatest = samples.max(), greatest > 0 else { return self }
        let white = Double(greatest) + Double(least)
        return mapping { UInt16((Double($0) + Double(least)) / white * 255) }
    }

    /// The picture with each sample replaced by a level in 0…255.
    private func mapping(_ level: (UInt16) -> UInt16) -> Picture {
        var picture = self
        picture.samples.withUnsafeMutableBufferPointer { samples in
            for index in samples.indices { samples[index] = level(samples[index]) * 257 }
        }
        return picture
    }
}
