import StrictTOML

extension Recipe {
    /// A file that a recipe names.
    public struct NamedFile: Sendable, Equatable {
        /// What a file is to the recipe.
        public enum Purpose: Sendable {
            /// A style picture, or a folder of them.
            case style
            /// A picture that is not painted like: a region, a mask, the start.
            case picture
            /// A network, by name or as a path.
            case network
        }

        /// What it is to the recipe.
        public let purpose: Purpose
        /// Its path, or the network's name, as the recipe has it.
        public let path: String
    }

    /// Finds everything that is wrong with a recipe and with the files that it names.
    ///
    /// - Parameters:
    ///   - text: A `style.toml`, or a recipe as JSON.
    ///   - file: The file's name, for the problems.
    ///   - isStyleRequired: Whether a recipe that names no style picture is wrong.
    ///   - inspect: Says what is wrong with a file; nil where nothing is.
    /// - Returns: The problems in the order of their lines; none where the recipe is good.
    public static func problems(
        in text: String,
        file: String,
        isStyleRequired: Bool,
        inspect: (NamedFile) -> String?
    ) -> [RecipeProblem] {
        let isJSON = text.first { !$0.isWhitespace } == "{"
        do {
            let document =
                try isJSON ? TOMLDocument(json: text, file: file) : TOMLDocument(styleTOML: text, file: file)
            _ = try Recipe(document, isStyleRequired: isStyleRequired, inspect: inspect)
            return []
        } catch {
            return error.problems
        }
    }

    /// Notes, at its line, what is wrong with each file that a document names.
    static func noteFiles(in document: TOMLSection, _ inspect: (NamedFile) -> String?) {
        func look(at item: TOMLItem?, for purpose: NamedFile.Purpose, _ path: (String) -> String = { $0 }) {
            guard let item, case .string(let text) = item.value, !text.isEmpty else { return }
            if let trouble = inspect(NamedFile(purpose: purpose, path: path(text))) { item.note(trouble) }
        }
        for style in document.item("style")?.elements ?? [] {
            look(at: style, for: .style)
            guard case .table = style.value, let section = style.section() else { continue }
            look(at: section.item("file"), for: .style)
            for area in ["region", "mask"] { look(at: section.item(area), for: .picture) { Area($0).file } }
        }
        look(at: document.item("initial-file"), for: .picture)
        look(at: document.item("network"), for: .network)
    }
}
