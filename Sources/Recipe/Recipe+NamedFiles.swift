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
        /// The key by which the recipe names it.
        public let key: String
        /// Its path, or the network's name, as the recipe has it.
        public let path: String
    }

    /// The files that the recipe names, in the order of ``pictures``, and the network last, where it is named.
    public var namedFiles: [NamedFile] {
        var files: [NamedFile] = []
        for style in styles {
            files.append(NamedFile(purpose: .style, key: "style", path: style.file))
            for (key, area) in [("region", style.region), ("mask", style.mask)] {
                if let area { files.append(NamedFile(purpose: .picture, key: key, path: area.file)) }
            }
        }
        if let initialFile { files.append(NamedFile(purpose: .picture, key: "initial-file", path: initialFile)) }
        if let network { files.append(NamedFile(purpose: .network, key: "network", path: network)) }
        return files
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
        func look(
            at item: TOMLItem?,
            _ key: String,
            for purpose: NamedFile.Purpose,
            _ path: (String) -> String = { $0 }
        ) {
            guard let item, case .string(let text) = item.value, !text.isEmpty else { return }
            if let trouble = inspect(NamedFile(purpose: purpose, key: key, path: path(text))) { item.note(trouble) }
        }
        for style in document.item("style")?.elements ?? [] {
            look(at: style, "style", for: .style)
            guard case .table = style.value, let section = style.section() else { continue }
            look(at: section.item("file"), "style", for: .style)
            for area in ["region", "mask"] { look(at: section.item(area), area, for: .picture) { Area($0).file } }
        }
        look(at: document.item("initial-file"), "initial-file", for: .picture)
        look(at: document.item("network"), "network", for: .network)
    }
}
