import Jobs
import Recipe
import SystemPackage

/// The `style.toml` of a folder: the last good one, and what is wrong with the present one.
///
/// A file that is broken, or still being written, leaves the last good recipe in force; a file that is taken away does
/// not. Nor does a recipe whose pictures are gone.
struct FolderStyle: Sendable {
    private static let name = Array("style.toml".utf8)

    /// More than a recipe can need; a file that is longer is none.
    static let longest = 1 << 20

    /// The recipe that pictures are painted by, or nil as long as there is none.
    private(set) var inForce: RecipeInForce?

    /// The recipe that was last in force, also in an earlier life of the daemon's; nil where the file was taken away.
    var lastGood: FrozenRecipe?

    /// What is wrong with the present file, or nil.
    private(set) var trouble: String?

    /// Whether the present file could not be read for a reason that may pass: nobody tells when it has.
    private(set) var mayBeReadLater = false

    /// The present file, or nil where there is none.
    private(set) var identity: SourceIdentity?

    /// The names in the inbox that belong to the recipe and are no inputs.
    ///
    /// They are its own, and those of the pictures that the present file or the recipe in force names.
    private(set) var ownNames: Set<[UInt8]> = [name]

    /// Reads the file again.
    ///
    /// - Parameters:
    ///   - folder: The folder that it belongs to.
    ///   - check: Refuses outboxes that would feed an inbox.
    mutating func read(_ folder: FolderConfiguration, _ check: OutboxCheck) {
        ownNames = Self.ownNames(inForce, in: folder)
        mayBeReadLater = false
        do {
            guard let entry = try folder.styleFile.entry() else {
                self = FolderStyle()
                trouble = "there is no style.toml in the inbox"
                return
            }
            identity = entry.identity
            let fresh = try Self.recipe(entry, folder, check)
            ownNames.formUnion(Self.ownNames(fresh, in: folder))
            if let trouble = Self.trouble(with: fresh, in: folder) { throw ConfigurationError(trouble) }
            inForce = fresh
            lastGood = fresh.recipe
            ownNames = Self.ownNames(fresh, in: folder)
            trouble = nil
        } catch {
            trouble = "\(error)"
            mayBeReadLater = (error as? FileError)?.mayPass ?? false
            if inForce == nil { inForce = remembered(folder, check) }
            if let present = inForce, Self.trouble(with: present, in: folder) != nil { inForce = nil }
            ownNames.formUnion(Self.ownNames(inForce, in: folder))
        }
    }

    /// The recipe that was in force before the daemon was started, if it still may be.
    private func remembered(_ folder: FolderConfiguration, _ check: OutboxCheck) -> RecipeInForce? {
        guard var recipe = try? lastGood?.recipe() else { return nil }
        let wanted = folder.trustsRecipe ? recipe.outbox.map { FilePath($0) } : nil
        let outbox = folder.outbox ?? wanted ?? folder.defaultOutbox
        guard (try? check.run(outbox)) != nil else { return nil }
        recipe.outbox = outbox.string
        return RecipeInForce(recipe, outbox: outbox)
    }

    /// What is wrong with the files that a recipe names; nil where nothing is.
    private static func trouble(with recipe: RecipeInForce, in folder: FolderConfiguration) -> String? {
        RecipeBounds(folder: folder).trouble(with: recipe.files).map { "style.toml: \($0)" } ?? recipe.missing
    }

    /// Whether the file is still the one that was read.
    ///
    /// - Throws: `FileError` when that cannot be found out.
    func isUpToDate(_ folder: FolderConfiguration) throws(FileError) -> Bool {
        try folder.styleFile.entry()?.identity == identity
    }

    private static func ownNames(_ recipe: RecipeInForce?, in folder: FolderConfiguration) -> Set<[UInt8]> {
        let pictures = recipe?.pictures.filter { $0.removingLastComponent() == folder.inbox } ?? []
        return Set(pictures.compactMap { $0.lastComponent?.bytes }).union([name])
    }

    private static func recipe(
        _ entry: Stat,
        _ folder: FolderConfiguration,
        _ check: OutboxCheck
    ) throws -> RecipeInForce {
        guard entry.type == .regular, entry.size <= longest else {
            throw ConfigurationError("style.toml is no regular file, or too long")
        }
        let bytes = try folder.styleFile.read(limit: longest)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationError("style.toml is no UTF-8 text")
        }
        var recipe = try Recipe.parse(styleToml: text, file: "style.toml")
            .resolvingPaths(against: folder.inbox.string)
        if let trouble = RecipeBounds(folder: folder).trouble(withOutbox: recipe.outbox) {
            throw ConfigurationError("style.toml: \(trouble)")
        }
        let outbox = folder.outbox ?? recipe.outbox.map { FilePath($0) } ?? folder.defaultOutbox
        try check.run(outbox)
        recipe.outbox = outbox.string
        let inForce = RecipeInForce(recipe, outbox: outbox)
        guard !inForce.pictures.contains(folder.inbox.lexicallyNormalized()) else {
            throw ConfigurationError(
                "the inbox itself cannot be a style: put the style pictures into a folder of their own"
            )
        }
        return inForce
    }
}
