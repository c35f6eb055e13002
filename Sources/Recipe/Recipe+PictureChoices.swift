extension Recipe {
    /// The size of a picture.
    public enum Size: Sendable, Equatable {
        /// The picture keeps the size that it has.
        case native
        /// So many pixels, measured as `MeasuredSide` says.
        case pixels(Int)

        /// How many pixels there may be.
        public static let range = 16...16_384
    }

    /// What `size` measures.
    public enum MeasuredSide: String, Sendable, CaseIterable {
        /// The longer of width and height; the aspect is kept.
        case longestSide = "longest-side"
        /// The height; the aspect is kept.
        case height
        /// Width and height alike: the picture is squashed into a square.
        case bothSides = "both-sides"
    }

    /// How a style picture is brought to its size.
    public enum StyleFit: String, Sendable, CaseIterable {
        /// By the same rule as the content picture, with its own aspect.
        case own
        /// Squashed to the very width and height of the content picture.
        case content
    }

    /// The resampling filter.
    public enum ResizeFilter: String, Sendable, CaseIterable {
        /// The nearest pixel.
        case nearest
        /// Linear between the two nearest pixels in each direction, without antialiasing.
        case bilinear
        /// Linear, widened by the reduction and so antialiased: what Pillow calls bilinear.
        case triangle
        /// The mean of the area that a pixel covers.
        case area
        /// Windowed sinc with three lobes, antialiased.
        case lanczos
    }

    /// What the painting starts from.
    public enum Initialisation: String, Sendable, CaseIterable {
        /// A copy of the content picture.
        case content
        /// Uniform noise over 0…255, drawn from `seed`.
        case noise
        /// A white picture.
        case white
    }

    /// The format of the result.
    public enum Format: String, Sendable, CaseIterable {
        /// Portable Network Graphics, without loss.
        case png
        /// JPEG, at the quality that `jpeg-quality` says.
        case jpeg
    }
}
