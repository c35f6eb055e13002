import Jobs

/// What is told of recipes, found out once for all jobs that have the same.
struct RecipeFactsCache {
    /// More recipes than are in use at once.
    private static let capacity = 100

    private var facts: [FrozenRecipe: RecipeFacts] = [:]

    /// What is told of a recipe; nil where it cannot be read any more.
    mutating func facts(of frozen: FrozenRecipe) -> RecipeFacts? {
        if let known = facts[frozen] { return known }
        guard let recipe = try? frozen.recipe() else { return nil }
        if facts.count >= Self.capacity { facts = [:] }
        let fresh = RecipeFacts(frozen, recipe)
        facts[frozen] = fresh
        return fresh
    }
}
