import Weights

/// How far the first convolution of a file is that of Oxford's VGG19.
struct OxfordMatch {
    enum Degree {
        /// Bit for bit.
        case same
        /// Rounded to fewer bits.
        case rounded
        /// Every filter multiplied by a number of its own.
        case scaled
    }

    let degree: Degree
    /// How the file arranges its kernels, which the match has shown.
    let arrangement: KernelArrangement

    /// Looks whether it is, however the file arranges its kernels; nil where it is not.
    ///
    /// - Throws: `WeightError` when the file ends early or a value is not finite.
    init?(_ first: Convolution, of file: any WeightFile, likely: KernelArrangement) throws(WeightError) {
        guard first.outputs == 64 else { return nil }
        let values = try first.read(from: file)
        for arrangement in likely.alternatives {
            guard let degree = Degree(of: first.arrange(values, from: arrangement)) else { continue }
            self.degree = degree
            self.arrangement = arrangement
            return
        }
        return nil
    }
}

extension OxfordMatch.Degree {
    fileprivate init?(of values: LayerValues) {
        if values.digest == OxfordVGG19.digests[Layer(block: 1, place: 1)] {
            self = .same
        } else if values.signDigest == OxfordVGG19.signs {
            // Rounding to 16 bits changes the mean by far less, scaling to a mean activation of 1 by far more.
            let isNear = abs(values.magnitude / OxfordVGG19.magnitude - 1) < 0.01
            self = isNear ? .rounded : .scaled
        } else {
            return nil
        }
    }
}
