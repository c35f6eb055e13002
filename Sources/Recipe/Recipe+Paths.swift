extension Recipe {
    /// The network's file, where `network` is a path; nil where it is a name or the default.
    ///
    /// A path has a slash in it or ends in `.safetensors`.
    public var networkFile: String? {
        network.flatMap { $0.contains("/") || $0.hasSuffix(".safetensors") ? $0 : nil }
    }

    /// The recipe with the paths of its style pictures, its outbox and its network file made absolute.
    ///
    /// - Parameter directory: The folder that relative paths are meant from.
    /// - Returns: The same recipe with other paths; absolute ones stay as they are.
    public func resolvingPaths(against directory: String) -> Recipe {
        let base = directory.hasSuffix("/") ? directory : directory + "/"
        func resolved(_ path: String) -> String {
            path.hasPrefix("/") ? path : base + path
        }
        var recipe = self
        for index in recipe.styles.indices {
            recipe.styles[index].file = resolved(recipe.styles[index].file)
        }
        recipe.outbox = outbox.map(resolved)
        recipe.network = networkFile.map(resolved) ?? network
        return recipe
    }
}
