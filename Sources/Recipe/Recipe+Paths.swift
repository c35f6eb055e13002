extension Recipe {
    /// The network's file, where `network` is a path; nil where it is a name or the default.
    ///
    /// A path has a slash in it or ends in `.safetensors`.
    public var networkFile: String? {
        network.flatMap { Recipe.isNetworkFile($0) ? $0 : nil }
    }

    /// Whether what is said of a network is the path of its file and not its name.
    public static func isNetworkFile(_ network: String) -> Bool {
        network.contains("/") || network.hasSuffix(".safetensors")
    }

    /// The paths of all pictures, and folders of pictures, that the recipe names: styles, their areas, and the start.
    public var pictures: [String] {
        namedFiles.filter { $0.purpose != .network }.map(\.path)
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
