extension Recipe {
    /// The network's file, where `network` is a path; nil where it is a name or the default.
    ///
    /// A path has a slash in it or ends in `.safetensors`.
    public var networkFile: String? {
        network.flatMap { $0.contains("/") || $0.hasSuffix(".safetensors") ? $0 : nil }
    }

    /// The paths of all pictures, and folders of pictures, that the recipe names: styles, their areas, and the start.
    public var pictures: [String] {
        var paths: [String] = []
        var recipe = self
        recipe.changePictures { path in
            paths.append(path)
            return path
        }
        return paths
    }

    /// The recipe with the paths of its pictures, its outbox and its network file made absolute.
    ///
    /// - Parameter directory: The folder that relative paths are meant from.
    /// - Returns: The same recipe with other paths; absolute ones stay as they are.
    public func resolvingPaths(against directory: String) -> Recipe {
        let base = directory.hasSuffix("/") ? directory : directory + "/"
        func resolved(_ path: String) -> String {
            path.hasPrefix("/") ? path : base + path
        }
        var recipe = self
        recipe.changePictures(resolved)
        recipe.outbox = outbox.map(resolved)
        recipe.network = networkFile.map(resolved) ?? network
        return recipe
    }

    /// Changes the paths of all pictures, in the order of ``pictures``.
    package mutating func changePictures(_ change: (String) -> String) {
        func changed(_ area: Area?) -> Area? {
            area.map { Area(file: change($0.file), colour: $0.colour) }
        }
        for index in styles.indices {
            styles[index].file = change(styles[index].file)
            styles[index].region = changed(styles[index].region)
            styles[index].mask = changed(styles[index].mask)
        }
        initialFile = initialFile.map(change)
    }
}
