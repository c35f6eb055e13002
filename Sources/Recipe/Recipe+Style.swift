extension Recipe {
    /// One style picture, or a folder of them, and its share of the style.
    public struct Style: Sendable, Equatable {
        /// The path of the picture or folder, as the recipe has it; relative ones are meant from the recipe's folder.
        ///
        /// Every PNG and JPEG file in a folder is a style picture; they share the weight.
        public var file: String
        /// The weight of this picture's style loss among those of all style pictures.
        public var weight: Double
        /// How large it is painted with, as a factor of its size; `styleScale` multiplies it.
        public var scale: Double
        /// Where in the content picture the style goes; nil means everywhere.
        public var region: Area?
        /// The part of the style picture that counts; nil means all of it.
        public var mask: Area?

        /// Names a style picture.
        public init(
            file: String,
            weight: Double = 1,
            scale: Double = 1,
            region: Area? = nil,
            mask: Area? = nil
        ) {
            self.file = file
            self.weight = weight
            self.scale = scale
            self.region = region
            self.mask = mask
        }
    }
}
