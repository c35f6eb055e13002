public import Pictures

extension StyleTransfer {
    /// A style picture and how much it counts against the others.
    public struct Style: Sendable {
        /// The picture, at the size at which its features are to be measured.
        public var picture: Picture
        /// Its weight; shares are weights over their sum, among the styles of the same region.
        public var weight: Double
        /// The part of the painting that it is for; nil is all of it.
        public var region: Guide?
        /// The part of its own picture that is taken; nil is all of it.
        public var mask: Guide?

        /// A style that counts `weight` times, wherever it is not said to be for a region.
        public init(_ picture: Picture, weight: Double = 1, region: Guide? = nil, mask: Guide? = nil) {
            self.picture = picture
            self.weight = weight
            self.region = region
            self.mask = mask
        }
    }

    /// One of the sizes at which a picture is painted, from coarse to fine.
    ///
    /// Coarse scales are cheap, and it is there that large shapes of the style come into the painting.
    public struct Scale: Sendable {
        /// The content picture, at the size of the painting at this scale.
        public var content: Picture
        /// The style pictures, at the sizes at which their features are to be measured.
        public var styles: [Style]
        /// How often the losses and their gradient are evaluated at this scale, or how many steps are made there.
        public var evaluations: Int
        /// What the settings' content weight is multiplied by at this scale.
        public var contentFactor: Double
        /// What the settings' style weight is multiplied by at this scale.
        public var styleFactor: Double

        /// A scale at which the settings' weights count as they are.
        public init(
            content: Picture,
            styles: [Style],
            evaluations: Int,
            contentFactor: Double = 1,
            styleFactor: Double = 1
        ) {
            self.content = content
            self.styles = styles
            self.evaluations = evaluations
            self.contentFactor = contentFactor
            self.styleFactor = styleFactor
        }

        /// Its sizes alone.
        public var size: ScaleSize {
            ScaleSize(
                content: (content.width, content.height),
                styles: styles.map { ($0.picture.width, $0.picture.height) },
                regions: StyleRegions(styles)
            )
        }
    }

    /// The sizes of a scale's pictures, from which its memory follows.
    public struct ScaleSize: Sendable {
        /// Width and height of the painting.
        public var content: (width: Int, height: Int)
        /// Width and height of each style.
        public var styles: [(width: Int, height: Int)]
        /// The parts of the painting that have styles of their own.
        public var regions: StyleRegions

        /// The sizes of pictures that need not be there yet.
        public init(
            content: (width: Int, height: Int),
            styles: [(width: Int, height: Int)],
            regions: StyleRegions = StyleRegions()
        ) {
            self.content = content
            self.styles = styles
            self.regions = regions
        }
    }
}
