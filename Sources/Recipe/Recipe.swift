/// What a picture shall look like: everything that a painting needs to know besides the picture itself.
///
/// A recipe starts as a preset and is overlaid by the keys of a `style.toml`. Every property is one key of that file,
/// in kebab-case; `RecipeKey.all` holds the range of each, `Documentation/recipes.md` explains them. Pixels are in
/// units of 0…255 throughout, and the network sees them as BGR with the mean of its training pictures subtracted.
public struct Recipe: Sendable, Equatable {
    /// The style pictures (`style`), each with its share of the style; empty in a preset.
    public var styles: [Style] = []
    /// The name of the preset that the other keys are laid over (`preset`).
    public var preset = "impasto"
    /// The folder that results go to (`outbox`); nil leaves the choice to the caller.
    public var outbox: String?
    /// The network (`network`), by name or as a path to a safetensors file; nil means the default one.
    public var network: String?

    /// The size at which the picture is painted (`size`).
    public var size = Size.pixels(512)
    /// Which side of the picture `size` measures (`size-of`).
    public var sizeOf = MeasuredSide.longestSide
    /// Whether the style picture keeps its own aspect (`style-fit`).
    public var styleFit = StyleFit.own
    /// The size of the style picture, measured as `sizeOf` says (`style-size`); nil means the same as `size`.
    public var styleSize: Size?
    /// How pictures are brought to their size (`resize-filter`).
    public var resizeFilter = ResizeFilter.lanczos

    /// How many times the objective is evaluated (`iterations`).
    public var iterations = 500
    /// An epoch snapshot is written after every so many evaluations (`snapshot-every`); 0 means never.
    public var snapshotEvery = 100

    /// The networks that the weights below were written for (`written-for`).
    public var writtenFor = NetworkFamily.oxford
    /// Whether weights are carried over to the network that paints (`rescale`).
    public var rescale = true
    /// Weights of the layers whose features are compared with the content picture's (`content-layers`).
    public var contentLayers: [String: Double] = [:]
    /// Weights of the layers whose Gram matrices are compared with the style pictures' (`style-layers`).
    public var styleLayers: [String: Double] = [:]
    /// The weight of the content loss in the objective, Gatys' α (`content-weight`).
    public var contentWeight = 1.0
    /// The weight of the style loss in the objective, Gatys' β (`style-weight`).
    public var styleWeight = 1.0
    /// The weight of the total variation in the objective (`tv-weight`).
    public var tvWeight = 0.0
    /// The exponent e of the total variation, the sum over all pixels of (dx² + dy²)ᵉ (`tv-exponent`).
    public var tvExponent = 1.0
    /// Whether features are read after or before the ReLU (`features`).
    public var features = Features.afterReLU
    /// How the network pools between its blocks (`pooling`).
    public var pooling = Pooling.max
    /// How the squared differences of features become one number (`content-reduction`).
    public var contentReduction = ContentReduction.mean
    /// What the squared differences of Gram matrices are divided by (`style-normalisation`).
    public var styleNormalisation = StyleNormalisation.mean

    /// The optimiser (`optimiser`).
    public var optimiser = Optimiser.lbfgs
    /// The step size (`learning-rate`): for Adam in pixel units, for L-BFGS the factor of a step without line search.
    public var learningRate = 1.0
    /// Adam's decay rate of the first moment, β₁ (`beta1`).
    public var beta1 = 0.9
    /// Adam's decay rate of the second moment, β₂ (`beta2`).
    public var beta2 = 0.999
    /// Adam's ε (`epsilon`).
    public var epsilon = 1e-8
    /// Whether ε is added before or after the bias correction of the second moment (`epsilon-form`).
    public var epsilonForm = EpsilonForm.pytorch
    /// How many pairs of steps and gradient changes L-BFGS remembers (`history`).
    public var history = 10
    /// How L-BFGS finds the length of a step (`line-search`).
    public var lineSearch = LineSearch.strongWolfe
    /// L-BFGS forgets its memory after every so many evaluations (`restart-every`); 0 means never.
    public var restartEvery = 0
    /// Whether pixels are kept within 0…255 at every step (`clamp`).
    public var clamp = false

    /// What the painting starts from (`initialisation`).
    public var initialisation = Initialisation.content
    /// The seed of the noise, where the painting starts from noise (`seed`).
    public var seed = 0
    /// The format of the result (`format`).
    public var format = Format.png
    /// The quality of a JPEG result, 1…100 (`jpeg-quality`).
    public var jpegQuality = 92
}
