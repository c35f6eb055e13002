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
    }

    /// How squared differences of features become a content loss.
    public enum ContentReduction: String, Sendable, CaseIterable {
        /// Half their sum (Gatys et al. 2015, equation 1).
        case halfSum
        /// Their sum.
        case sum
        /// Their mean.
        case mean
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
    }

    /// What the picture is before the first step.
    public enum Initialisation: String, Sendable, CaseIterable {
        /// The content picture.
        case content
        /// Uniform noise in 0…255, from the seed.
        case noise
        /// White.
        case white
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
    /// Factor of the content loss (α).
    public var contentWeight = 1.0
    /// Factor of the style loss (β).
    public var styleWeight = 1.0
    /// Factor of the total variation; 0 leaves it out.
    public var totalVariationWeight = 0.0
    /// The power of dx² + dy² that total variation sums.
    public var totalVariationExponent = 1.0
    /// Where features are taken.
    public var featureStage = FeatureStage.afterRectifier
    /// How features are pooled.
    public var pooling = Pooling.maximum
    /// The form of the content loss.
    public var contentReduction = ContentReduction.mean
    /// The form of the style loss.
    public var styleNormalisation = StyleNormalisation.mean
    /// How pixels are moved.
    public var optimiser = Optimiser.lbfgs(LBFGSSettings())
    /// How often the losses and their gradient are evaluated.
    public var evaluations = 100
    /// Whether pixels are kept within 0…255 at every step.
    public var clampsPixels = true
    /// The start.
    public var initialisation = Initialisation.content
    /// The seed of a noise start.
    public var seed: UInt64 = 0
    /// Worker threads.
    public var threads = 1

    /// Settings without layers, to be filled in.
    public init() {}

    /// The deepest layer that any loss needs; nil when there is none.
    public var deepestLayer: LayerName? { (contentLayers + styleLayers).map(\.layer).max() }
}
