import Recipe

/// The files that a painting is made from.
struct Sources {
    let content: SourceFile
    /// The pictures that the recipe names, in its order.
    let pictures: [SourceFile]
    let network: SourceFile

    /// Reads them through.
    ///
    /// - Parameters:
    ///   - assignment: What is painted.
    ///   - name: What the content picture is called, escaped, where that is not its path.
    ///   - network: The path of the network's file.
    /// - Throws: `RenderFailure` when one of them cannot be read.
    init(_ assignment: Assignment, name: String?, network: String) throws(RenderFailure) {
        content = try SourceFile(path: assignment.content, name: name)
        var pictures: [SourceFile] = []
        for path in assignment.recipe.pictures { pictures.append(try SourceFile(path: path)) }
        self.pictures = pictures
        self.network = try SourceFile(path: network)
    }
}
