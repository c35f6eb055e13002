extension Recipe {
    /// A family of networks whose activations have one scale.
    public enum NetworkFamily: String, Sendable, CaseIterable {
        /// VGG's own, which Caffe and Keras carry, and our own, whose activations are as large.
        case oxford
        /// PyTorch's.
        case torchvision
        /// Oxford's with every channel scaled to a mean activation of 1.
        case normalised
    }

    /// Where in a layer its features are read.
    public enum Features: String, Sendable, CaseIterable {
        /// After the ReLU, as Gatys et al. do (`relu4_2` and its kin).
        case afterReLU = "after-relu"
        /// After the convolution, before the ReLU, as the PyTorch tutorial does.
        case beforeReLU = "before-relu"
    }

    /// How the network halves its maps between two blocks.
    public enum Pooling: String, Sendable, CaseIterable {
        /// The greatest of four.
        case max
        /// The mean of four.
        case average
        /// The root of the sum of the squares of four.
        case l2
    }

    /// What the first convolution sees beyond the picture's border.
    public enum Border: String, Sendable, CaseIterable {
        /// Zeros, the mean of the training pictures.
        case zero
        /// The picture's outermost pixels again.
        case replicate
    }

    /// How the squared differences of a layer's features become one number.
    public enum ContentReduction: String, Sendable, CaseIterable {
        /// Half of their sum.
        case halfSum = "half-sum"
        /// Their sum.
        case sum
        /// Their mean, which does not depend on the size of the picture.
        case mean
        /// Their sum, divided by the sum of the squares of the content picture's features.
        case relative
        /// Their sum, divided by the sum of their magnitudes.
        case scaled
    }

    /// What is compared of the features of a style layer.
    public enum StyleLoss: String, Sendable, CaseIterable {
        /// Gram matrices.
        case gram
        /// Gram matrices, and the means of the channels besides.
        case gramMean = "gram-mean"
        /// Covariances, and the means of the channels.
        case covariance
        /// The Wasserstein distance of normal distributions with the same means and covariances.
        case wasserstein
    }

    /// How differences of neighbouring pixels become the total variation.
    public enum VariationForm: String, Sendable, CaseIterable {
        /// The sum over all pixels of (dx² + dy²)ᵉ.
        case power
        /// The sum of |dx| + |dy|.
        case absolute
        /// The mean of dx² and that of dy².
        case mean
        /// The mean squares over all eight neighbours, which weigh by their distance.
        case ninePoint = "nine-point"
    }

    /// What a layer's squared style differences are divided by.
    ///
    /// G is the Gram matrix of a layer with C channels and M positions; the picture has H·W pixels.
    public enum StyleNormalisation: String, Sendable, CaseIterable {
        /// The mean over the C² entries of (G / (C·M)), which does not depend on the size of the picture.
        case mean
        /// 4·C²·M², the formula of Gatys et al.
        case paper
        /// 4·C⁴: the formula of the paper, with the shape of the Gram matrix taken for the shape of the features.
        case gramShape = "gram-shape"
        /// 4·3²·(H·W)², the same for every layer.
        case image
        /// The sum of the squares of the target's, so that the loss does not depend on the network's scale.
        case relative
        /// The sum of the magnitudes of the differences themselves.
        case scaled
    }
}
