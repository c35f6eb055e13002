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
        /// The shorter of width and height; the aspect is kept.
        case shortestSide = "shortest-side"
        /// The height; the aspect is kept.
        case height
        /// Width and height alike: the picture is squashed into a square.
        case bothSides = "both-sides"
    }

    /// How a style picture is brought to its size.
    public enum StyleFit: String, Sendable, CaseIterable {
        /// By the same rule as the content picture, with its own aspect.
        case own
        /// As `own`, but a picture that is smaller than that stays as it is.
        case shrunk
        /// Squashed to the very width and height of the content picture.
        case content
    }

    /// Whether a large picture is worked on in tiles.
    public enum TileSize: Sendable, Equatable {
        /// Where it does not fit into memory otherwise, with tiles as large as will fit.
        case auto
        /// Never.
        case never
        /// Wherever a side is longer than so many pixels, with tiles of that size.
        case pixels(Int)

        /// How large tiles may be.
        public static let range = 128...8192
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
        /// Keys' cubic, antialiased.
        case bicubic
        /// Windowed sinc with three lobes, antialiased.
        case lanczos
    }
}
