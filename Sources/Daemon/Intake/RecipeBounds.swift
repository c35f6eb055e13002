import Contract
import Jobs
import Recipe
import SystemPackage

/// What a recipe may name: anything where its folder trusts it, and otherwise pictures in the inbox, and networks by name.
///
/// Whoever may drop pictures may write the recipe, too, and the daemon may read and write more than they.
struct RecipeBounds {
    let folder: FolderConfiguration

    /// Looks once more at what the recipe of a job names.
    ///
    /// - Throws: `ConfigurationError` where it is out of bounds by now, or `RecipeError`.
    func check(_ job: Job) throws {
        guard let trouble = trouble(with: try job.recipe.recipe().namedFiles) else { return }
        throw ConfigurationError("the recipe of \(EscapedName.text(of: job.name)): \(trouble)")
    }

    /// What is wrong with one of these files, whose paths are absolute; nil where nothing is.
    func trouble(with files: [Recipe.NamedFile]) -> String? {
        files.lazy.compactMap { trouble(with: $0) }.first
    }

    /// What is wrong with a file, links resolved; nil where nothing is.
    ///
    /// A relative path is meant from the inbox.
    func trouble(with file: Recipe.NamedFile) -> String? {
        guard !folder.trustsRecipe else { return nil }
        if file.purpose == .network {
            guard Recipe.isNetworkFile(file.path) else { return nil }
            let name = FilePath(file.path).shown
            return "`\(file.key)` is the file \(name), which is not taken: name an installed network, or \(trust)"
        }
        let path = folder.inbox.pushing(FilePath(file.path))
        guard let stranger = stranger(path) else { return nil }
        return """
            `\(file.key)` names \(stranger.shown), which is not in the inbox, or is a link that leads out of it: put it there, \
            or \(trust)
            """
    }

    /// What is wrong with the outbox that a recipe asks for; nil where nothing is.
    func trouble(withOutbox outbox: String?) -> String? {
        // Where the administrator names one, the recipe's does not count.
        guard !folder.trustsRecipe, folder.outbox == nil, let outbox else { return nil }
        return """
            `outbox` names \(FilePath(outbox).shown), and the recipe of this folder may not say where is written: have \
            `outbox` set for the folder, or \(trust)
            """
    }

    /// The path, or that of a style picture in the folder there, that does not lie in the inbox; nil where all do.
    private func stranger(_ path: FilePath) -> FilePath? {
        guard isInInbox(path) else { return path }
        return path.isDirectory ? path.stylePictures.first { !isInInbox($0) } : nil
    }

    private func isInInbox(_ path: FilePath) -> Bool { Ancestry(path).includes(folder.inbox) }

    private var trust: String { "have `trusts-recipe` set for the folder" }
}
