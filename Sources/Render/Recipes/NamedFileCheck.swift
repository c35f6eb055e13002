import Contract
import Pictures
import Recipe

/// Finds out whether the files that a recipe names can be used.
struct NamedFileCheck {
    /// The folder that relative paths are meant from.
    let folder: String

    /// What is wrong with a file; nil where nothing is.
    func trouble(with file: Recipe.NamedFile) -> String? {
        do {
            switch file.purpose {
            case .style where FileKind(resolved(file.path)) == .folder:
                for picture in try StyleFolder(path: resolved(file.path)).pictures() { try look(at: picture) }
            case .style, .picture: try look(at: resolved(file.path))
            case .network: try find(network: file.path)
            }
            return nil
        } catch {
            return RenderFailure(error).message
        }
    }

    private func resolved(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }

    private func look(at picture: String) throws {
        _ = try PictureHeader.read(path: picture)
    }

    private func find(network: String) throws {
        var recipe = try Recipe.preset("impasto")
        recipe.network = network
        let path = try NetworkLocation.path(for: recipe.resolvingPaths(against: folder))
        guard FileKind(path) == .file else {
            throw RenderFailure(.networkUnusable, "there is no network file \(path)")
        }
    }
}
