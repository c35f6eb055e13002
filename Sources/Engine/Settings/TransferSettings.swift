/// How a picture is painted: everything that is neither a picture nor a file.
public struct TransferSettings: Sendable, Equatable {
    /// A layer and how much it counts within its loss.
    public struct WeightedLayer: Sendable, Equatable {
        /// The convolution.
        public var layer: LayerName
        /// The factor of its loss.
        public var weight: Double

        /// A layer that counts `weight` times.
        public init(_ layer: LayerName, weight: Double) {
            self.layer = layer
            self.weight = weight
        }
    }

    /// Whether losses see a convolution's features before or after its rectifier.
    public enum FeatureStage: String, Sendable, CaseIterable {
        /// As they leave the convolution.
        case beforeRectifier
        /// Clipped at zero.
        case afterRectifier
    }

    /// How 2×2 features become one.
    public enum Pooling: String, Sendable, CaseIterable {
        /// The largest, as VGG was trained.
        case maximum
        /// The mean, which Gatys et al. found smoother.
        case average
        /// The root of the sum of squares, which takes memory for all features that are pooled.
        case l2
    }

    /// What the first convolution sees outside the picture; what lies outside deeper layers is zero.
    public enum Border: String, Sendable, CaseIterable {
        /// The network's mean colour, as VGG was trained.
        case zero
        /// The nearest pixel, which leaves no frame around a painting (crowsonkb/style-transfer-pytorch).
        case replicate
    }

    /// How squared differences of features become a content loss.
    public enum ContentReduction: String, Sendable, CaseIterable {
        /// Half their sum (Gatys et al. 2015, equation 1).
        case halfSum
        /// Their sum.
        case sum
        /// Their mean.
        case mean
        /// Their sum over that of the content's squared features: the same whatever the scale of features. A content that
        /// has hardly any counts as one that has a tenth of what a reference picture has.
        case relative
        /// Their sum over that of the differences' sizes (`ScaledMSELoss` of crowsonkb/style-transfer-pytorch).
        case scaled
    }

    /// What of a layer's features a style loss compares.
    public enum StyleForm: String, Sendable, CaseIterable {
        /// The Gram matrix (Gatys et al. 2015, equation 3).
        case gram
        /// The Gram matrix, and the mean of each channel, which alone keeps means and variances from making up for each
        /// other (Risser et al. 2017, section 3): its squared differences are added as their mean over channels, or
        /// normalised by themselves where the normalisation is `relative` or `scaled`.
        case gramWithMean
        /// The covariance of channels in place of the Gram matrix.
        case covariance
        /// Means and covariances, as the square of the Wasserstein distance of two normal distributions (`StyleLossW2` of
        /// crowsonkb/style-transfer-pytorch). A mean over channels by its nature: normalisations other than `mean` and
        /// `relative`, to what it is from features that are all zero, make no sense with it.
        case wasserstein
    }

    /// How squared differences of Gram matrices become a style loss, for C channels and M positions.
    public enum StyleNormalisation: String, Sendable, CaseIterable {
        /// The mean of (G/(C·M) − A/(C·M′))²: independent of the pictures' sizes.
        case mean
        /// The sum over 4·C²·M² (Gatys et al. 2015, equation 4).
        case paper
        /// The sum over 4·C⁴: the paper's formula with the Gram matrix's own shape in place of the features'.
        case gramShape
        /// The sum over 4·3²·(H·W)² of the picture, the same for every layer.
        case image
        /// The sum over that of the style's squared entries: the same whatever the scale of features, and as large for
        /// every layer. What a style lacks altogether has no loss; of means and covariances, what is smaller than a
        /// hundredth of the features themselves counts as such a hundredth.
        case relative
        /// The sum over that of the differences' sizes, of G/M and A/M′ (`ScaledMSELoss` of
        /// crowsonkb/style-transfer-pytorch).
        case scaled
    }

    /// How the differences of neighbouring pixels become a total variation.
    public enum TotalVariationForm: String, Sendable, CaseIterable {
        /// The sum of (dx² + dy²)ᵉ over all pixels but the last row and column (Mahendran and Vedaldi 2015).
        case power
        /// The sum of |dx| + |dy| (ProGamerGov/neural-style-pt).
        case absolute
        /// The mean of dx² plus the mean of dy² (anishathalye/neural-style).
        case mean
        /// The mean over nine points: squared differences along rows, columns and diagonals, the rim replicated (`TVLoss`
        /// of crowsonkb/style-transfer-pytorch).
        case ninePoint
    }

    /// What is counted where a number of evaluations is set.
    public enum Count: String, Sendable, CaseIterable {
        /// Evaluations of the losses and their gradient, which are what time is spent on.
        case evaluations
        /// Steps of the optimiser, of which a line search takes one evaluation or more each (`maxiter` of SciPy).
        case steps
    }

    /// The method that moves the pixels.
    public enum Optimiser: Sendable, Equatable {
        /// Adam (Kingma and Ba 2015).
        case adam(AdamSettings)
        /// Limited-memory BFGS (Nocedal 1980).
        case lbfgs(LBFGSSettings)
    }

    /// Layers of the content loss.
    public var contentLayers: [WeightedLayer] = []
    /// Layers of the style loss.
    public var styleLayers: [WeightedLayer] = []
    /// Layers of the histogram loss.
    public var histogramLayers: [WeightedLayer] = []
    /// Factor of the content loss (α).
    public var contentWeight = 1.0
    /// Factor of the style loss (β).
    public var styleWeight = 1.0
    /// Factor of the histogram loss: how far features are from being distributed as the styles' are.
    ///
    /// Source: Risser, Wilmot and Barnes 2017, section 4.2.
    public var histogramWeight = 0.0
    /// Factor of the total variation; 0 leaves it out.
    public var totalVariationWeight = 0.0
    /// What total variation sums.
    public var totalVariationForm = TotalVariationForm.power
    /// The power of dx² + dy² that it sums.
    public var totalVariationExponent = 1.0
    /// Where features are taken.
    public var featureStage = FeatureStage.afterRectifier
    /// How features are pooled.
    public var pooling = Pooling.maximum
    /// Whether pooled features are multiplied by 2 (average) or 0.78 (L2), so that they are about as large as maxima.
    public var rescalesPooling = false
    /// What the first convolution sees outside the picture.
    public var border = Border.zero
    /// How differences become the content loss.
    public var contentReduction = ContentReduction.mean
    /// What the style loss compares.
    public var styleForm = StyleForm.gram
    /// How differences become the style loss.
    public var styleNormalisation = StyleNormalisation.mean
    /// Whether parts of pictures that have styles of their own are eroded, until what a position sees lies inside.
    public var erodesRegions = false
    /// How pixels are moved.
    public var optimiser = Optimiser.lbfgs(LBFGSSettings())
    /// How often the losses and their gradient are evaluated, or how many steps are made where `count` says so.
    public var evaluations = 100
    /// What is counted: here, at each scale, and from one restart of L-BFGS to the next.
    public var count = Count.evaluations
    /// Whether pixels are kept within 0…255 at every step.
    public var clampsPixels = true
    /// Whether the samples of pictures are cut off to 16 bits, not rounded.
    public var truncatesSamples = false
    /// The start.
    public var initialisation = Initialisation.content
    /// How much of the start is uniform noise: 0 is none of it, 1 nothing else.
    public var noiseBlend = 0.0
    /// How much of the content's details, which a coarse scale cannot show, the painting gets as it goes on at a finer one.
    public var contentDetail = 0.0
    /// The seed of all noise.
    public var seed: UInt64 = 0
    /// How much of the past the painting remembers: it is the mean of all pictures that the optimiser came by, each
    /// counting this much less than the next one, from 0 (the last picture) to less than 1.
    public var averaging = 0.0
    /// Ends a scale when ten evaluations have made the loss smaller by less than this fraction; 0 never does.
    public var tolerance = 0.0
    /// Pixels of a tile each way, at most; nil where pictures are to be seen whole.
    ///
    /// A picture that is larger takes less memory in tiles, and more time; what is painted is the same but for rounding.
    public var tileSize: Int?
    /// Worker threads.
    public var threads = 1

    /// Settings without layers, to be filled in.
    public init() {}

    /// The deepest layer that any loss needs; nil when there is none.
    public var deepestLayer: LayerName? {
        (countedContentLayers + countedStyleLayers + countedHistogramLayers).map(\.layer).max()
    }

    /// Layers of the content loss that count for anything: of a weight of zero, nothing is computed.
    var countedContentLayers: [WeightedLayer] { contentWeight == 0 ? [] : contentLayers.filter { $0.weight != 0 } }

    /// Layers of the histogram loss that count for anything.
    var countedHistogramLayers: [WeightedLayer] {
        histogramWeight == 0 ? [] : histogramLayers.filter { $0.weight != 0 }
    }

    /// Layers of the style loss that count for anything.
    var countedStyleLayers: [WeightedLayer] { styleWeight == 0 ? [] : styleLayers.filter { $0.weight != 0 } }
}
