extension Recipe {
    /// A recipe that others start from.
    public struct Preset: Sendable {
        /// The recipe, without a style picture.
        public let recipe: Recipe
        /// What it is, in one line.
        public let summary: String

        /// Its name, as the key `preset` has it.
        public var name: String { recipe.preset }

        init(_ recipe: Recipe, _ summary: String) {
            self.recipe = recipe
            self.summary = summary
        }
    }
}
