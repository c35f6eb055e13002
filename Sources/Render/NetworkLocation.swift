import Contract
import Recipe

/// Finds a network's file: the one that a recipe names, or the one of that name in the folders of networks.
enum NetworkLocation {
    /// The network that paints when nothing else is said.
    static let defaultName = "impasto"

    /// - Throws: `RenderFailure` that says where was looked.
    static func path(for recipe: Recipe) throws(RenderFailure) -> String {
        if let file = recipe.networkFile { return file }
        let name = recipe.network ?? defaultName
        let folders = NetworkFolders.current
        guard let found = folders.file(of: name) else {
            throw RenderFailure(
                .networkUnusable,
                """
                there is no network “\(name)” in \(folders.stores.joined(separator: ", ")), in share/impasto/networks beside \
                the program's own folder, or in a folder Networks above it. “impasto-render network list” shows those that \
                there are, “impasto-render network import FILE” brings one in; or give a file with --network
                """
            )
        }
        return found
    }
}
