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
    /// How large style pictures are painted with, as a factor of their size (`style-scale`); each may have its own besides.
    public var styleScale = 1.0
    /// How pictures are brought to their size (`resize-filter`).
    public var resizeFilter = ResizeFilter.lanczos
    /// Pictures are worked on in tiles of so many pixels where they are larger (`tile-size`).
    public var tileSize = TileSize.auto
    /// Whether a picture that memory has no room for is painted smaller, and not refused (`shrink-to-fit`).
    public var shrinkToFit = false

    /// The pixels of the coarsest scale, measured like `size` (`smallest-size`); 0 means that there is one scale only.
    public var smallestSize = 0
    /// How many times larger each scale is than the one before (`scale-step`).
    public var scaleStep = 2.0
    /// By what the evaluations of a scale are multiplied for the next coarser one (`coarse-iterations`).
    public var coarseIterations = 1.0
    /// The evaluations of the coarsest scale (`coarsest-iterations`); 0 means as `coarseIterations` has it.
    public var coarsestIterations = 0
    /// By what the content weight of a scale is multiplied for the next coarser one (`coarse-content-weight`).
    public var coarseContentWeight = 1.0
    /// By what the style weight of a scale is multiplied for the next coarser one (`coarse-style-weight`).
    public var coarseStyleWeight = 1.0
    /// How much of the content's details the painting gets as it goes on at a finer scale (`content-detail`).
    public var contentDetail = 0.0

    /// How many iterations there are, at the finest scale if there are several (`iterations`).
    public var iterations = 500
    /// Whether an iteration is an evaluation of the objective or a step of the optimiser (`count`).
    public var count = Count.evaluations
    /// A scale ends when its loss fell by less than this share over ten evaluations (`tolerance`); 0 means never.
    public var tolerance = 0.0
    /// An epoch snapshot is written after every so many iterations (`snapshot-every`); 0 means never.
    public var snapshotEvery = 100
    /// An epoch snapshot is also written after each of the first so many iterations (`snapshot-first`).
    public var snapshotFirst = 0

    /// The networks that the weights below were written for (`written-for`).
    public var writtenFor = NetworkFamily.oxford
    /// Whether weights are carried over to the network that paints (`rescale`).
    public var rescale = true
    /// Weights of the layers whose features are compared with the content picture's (`content-layers`).
    public var contentLayers: [String: Double] = [:]
    /// Weights of the layers whose statistics are compared with the style pictures' (`style-layers`).
    public var styleLayers: [String: Double] = [:]
    /// Weights of the layers whose histograms are matched to the style pictures' (`histogram-layers`).
    public var histogramLayers = ["conv1_1": 1.0, "conv4_1": 1.0]
    /// The weight of the content loss in the objective, Gatys' α (`content-weight`).
    public var contentWeight = 1.0
    /// The weight of the style loss in the objective, Gatys' β (`style-weight`).
    public var styleWeight = 1.0
    /// The weight of the histogram loss in the objective (`histogram-weight`).
    public var histogramWeight = 0.0
    /// The weight of the total variation in the objective (`tv-weight`).
    public var tvWeight = 0.0
    /// How differences of neighbouring pixels become the total variation (`tv-form`).
    public var tvForm = VariationForm.power
    /// The exponent e of the form `power`, the sum over all pixels of (dx² + dy²)ᵉ (`tv-exponent`).
    public var tvExponent = 1.0
    /// What is compared of the features of style layers (`style-loss`).
    public var styleLoss = StyleLoss.gram
    /// Whether features are read after or before the ReLU (`features`).
    public var features = Features.afterReLU
    /// How the network pools between its blocks (`pooling`).
    public var pooling = Pooling.max
    /// Whether what leaves a pooling is multiplied so that it is as large as with `max` (`pooling-rescale`).
    public var poolingRescale = false
    /// What the first convolution sees beyond the picture's border (`border`).
    public var border = Border.zero
    /// The mirrored margin that a picture is painted with and loses again, as a share of its longer side (`margin`).
    public var margin = 0.0
    /// Whether regions shrink from layer to layer, so that a layer's features see nothing beyond theirs (`erode-regions`).
    public var erodeRegions = true
    /// How the squared differences of features become one number (`content-reduction`).
    public var contentReduction = ContentReduction.mean
    /// What the squared differences of style statistics are divided by (`style-normalisation`).
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
    /// Over how many octaves of resolution L-BFGS spreads its steps (`octaves`).
    public var octaves = 1
    /// How L-BFGS finds the length of a step (`line-search`).
    public var lineSearch = LineSearch.strongWolfe
    /// L-BFGS forgets its memory after every so many iterations (`restart-every`); 0 means never.
    public var restartEvery = 0
    /// Whether a restart adds the network's mean to the painting (`restart-adds-mean`).
    public var restartAddsMean = false
    /// Whether pixels are kept within 0…255 at every step (`clamp`).
    public var clamp = false
    /// The decay of the mean of the paintings so far that is the result (`averaging`); 0 means that the last one is.
    public var averaging = 0.0

    /// What the painting starts from (`initialisation`).
    public var initialisation = Initialisation.content
    /// The picture that the painting starts from where `initialisation` is a file (`initial-file`).
    public var initialFile: String?
    /// How much of the start is uniform noise, 0…1 (`noise-blend`).
    public var noiseBlend = 0.0
    /// The seed of all noise (`seed`).
    public var seed = 0
    /// Whether content and style pictures are stretched from their darkest to their lightest sample (`stretch-input`).
    public var stretchInput = false

    /// Whose colours the result has (`colours`).
    public var colours = Colours.style
    /// How colours are matched where `colours` says so (`colour-match`).
    public var colourMatch = ColourMatch.pca
    /// Whether the result is stretched until its lightest sample is 255 (`stretch-result`).
    public var stretchResult = false
    /// Whether samples are cut off, not rounded, to the bits of the result's file (`truncate-result`).
    public var truncateResult = false
    /// The format of the result (`format`).
    public var format = Format.png
    /// The bits of a sample of a PNG result, 8 or 16 (`bit-depth`).
    public var bitDepth = 8
    /// The quality of a JPEG result, 1…100 (`jpeg-quality`).
    public var jpegQuality = 92
    /// Whether resolution, copyright and the like go from the content picture to the result (`keep-metadata`).
    public var keepMetadata = true

    /// Whether the snapshots are put side by side on a sheet (`contact-sheet`).
    public var contactSheet = true
    /// How many snapshots stand in a row of the sheet (`contact-sheet-columns`).
    public var contactSheetColumns = 5
    /// Whether the losses are drawn as curves (`loss-curves`).
    public var lossCurves = true
    /// The form in which the snapshots become an animation (`animation`).
    public var animation = Animation.none
    /// How long a snapshot of the animation is shown, in milliseconds (`animation-delay`).
    public var animationDelay = 100
    /// Whether everything that is needed to repeat the job is written beside the result (`sidecar`).
    public var sidecar = true
}
