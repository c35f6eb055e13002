import Contract
import Recipe
import SystemPackage

extension Intake {
    /// What would be wrong with a recipe if it were a folder's.
    ///
    /// - Parameters:
    ///   - file: The recipe, a regular file.
    ///   - name: The folder's name.
    /// - Returns: The problems; none where the recipe is good.
    /// - Throws: `ServiceError` where there is no such folder, or the file cannot be read.
    func problems(in file: BusDescriptor, of name: String) async throws -> [ConfigProblem] {
        guard let folder = folders[name]?.configuration else { throw ServiceError.noSuchFolder(name) }
        let check = check
        return try await offload {
            let text = try FolderStyle.text(of: FileDescriptor(rawValue: file.rawValue))
            return folder.problems(in: text, check)
        }
    }
}

extension FolderStyle {
    /// The text of a recipe that somebody has open.
    ///
    /// - Throws: `ServiceError` where it is no regular file, too long, or no text.
    fileprivate static func text(of file: FileDescriptor) throws -> String {
        let bytes: [UInt8]
        do {
            guard try file.stat().type == .regular else {
                throw ServiceError(.notRegular, "The recipe is no regular file.")
            }
            bytes = try file.content(limit: longest)
        } catch let reason as Errno {
            throw ServiceError(.accessDenied, "The recipe cannot be read: \(reason).")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ServiceError(.configInvalid, "The recipe is no UTF-8 text.")
        }
        return text
    }
}

extension FolderConfiguration {
    /// What would be wrong with a recipe if it stood in the inbox.
    fileprivate func problems(in text: String, _ check: OutboxCheck) -> [ConfigProblem] {
        let problems = Recipe.problems(in: text, file: "style.toml", isStyleRequired: true) { file in
            trouble(with: file)
        }
        guard problems.isEmpty, let recipe = try? Recipe.parse(styleToml: text, file: "style.toml") else {
            return problems.map { problem in
                ConfigProblem(level: .error, line: UInt32(clamping: problem.line ?? 0), text: problem.message)
            }
        }
        if let trouble = RecipeBounds(folder: self).trouble(withOutbox: recipe.outbox) {
            return [ConfigProblem(level: .error, text: trouble)]
        }
        let wanted = recipe.outbox.map { inbox.pushing(FilePath($0)).lexicallyNormalized() }
        do {
            try check.run(outbox ?? wanted ?? defaultOutbox)
        } catch {
            return [ConfigProblem(level: .error, text: error.description)]
        }
        guard let outbox, let wanted, outbox != wanted else { return [] }
        let text = "its outbox does not count: impastod.toml has \(outbox.shown) for this folder"
        return [ConfigProblem(level: .warning, text: text)]
    }

    /// What is wrong with a file that a recipe names; nil where nothing is.
    private func trouble(with file: Recipe.NamedFile) -> String? {
        // First of all: what is elsewhere is not even said to be missing.
        if let trouble = RecipeBounds(folder: self).trouble(with: file) { return trouble }
        let path = inbox.pushing(FilePath(file.path)).lexicallyNormalized()
        switch file.purpose {
        // A network may be given by a name that only the worker knows where to look for.
        case .network: return nil
        case .style: return path == inbox ? "the inbox itself cannot be a style" : path.troubleAsPicture(orFolder: true)
        case .picture: return path.troubleAsPicture(orFolder: false)
        }
    }
}
