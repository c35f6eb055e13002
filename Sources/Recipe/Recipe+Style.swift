extension Recipe {
    /// One style picture and its share of the style.
    public struct Style: Sendable, Equatable {
        /// The path of the picture, as the recipe has it; relative ones are meant from the folder of the recipe.
        public var file: String
        /// The weight of this picture's style loss among those of all style pictures.
        public var weight: Double

        /// Names a style picture.
        public init(file: String, weight: Double = 1) {
            self.file = file
            self.weight = weight
        }
    }
}
