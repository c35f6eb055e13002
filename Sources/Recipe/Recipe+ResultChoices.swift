extension Recipe {
    /// What the painting starts from.
    public enum Initialisation: String, Sendable, CaseIterable {
        /// A copy of the content picture.
        case content
        /// Uniform noise over 0…255, drawn from `seed`.
        case noise
        /// A white picture.
        case white
        /// A picture of one gray, the mean of the network's training pictures.
        case gray
        /// The first style picture, squashed to the size of the painting.
        case style
        /// The picture that `initial-file` names, squashed to the size of the painting.
        case file
    }

    /// Whose colours the result has.
    public enum Colours: String, Sendable, CaseIterable {
        /// Those that the painting takes from the style pictures.
        case style
        /// The content picture's: only luminance is painted.
        case luminance
        /// The content picture's: the style pictures are brought to its colours before painting.
        case match
        /// The content picture's hues, with the painting's lightness and saturation.
        case hue
    }

    /// How a style picture's colours are brought to the mean and the covariance of the content picture's.
    ///
    /// Source: Gatys et al. 2017, “Controlling Perceptual Factors in Neural Style Transfer”.
    public enum ColourMatch: String, Sendable, CaseIterable {
        /// Along the principal axes of both.
        case pca
        /// By the Cholesky factors of both covariances.
        case cholesky
        /// By the symmetric map, which moves colours least.
        case symmetric
    }

    /// The format of the result.
    public enum Format: String, Sendable, CaseIterable {
        /// Portable Network Graphics, without loss.
        case png
        /// JPEG, at the quality that `jpeg-quality` says.
        case jpeg
    }

    /// The form in which the snapshots become an animation.
    public enum Animation: String, Sendable, CaseIterable {
        /// They do not.
        case none
        /// GIF, of at most 256 colours.
        case gif
    }
}
