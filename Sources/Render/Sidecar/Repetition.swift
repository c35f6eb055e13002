import Contract
import Crypto
import Engine
import Glibc
import Recipe

/// A painting that is painted once more, as its sidecar says.
struct Repetition {
    /// The sidecar's file.
    let path: String
    let sidecar: Sidecar

    /// - Throws: `RenderFailure` when the sidecar cannot be used.
    init(path: String) throws(RenderFailure) {
        self.path = path
        sidecar = try Sidecar.read(path: path)
    }

    /// Where the painting goes if nobody says: beside the first one.
    func output(_ format: Recipe.Format) -> String {
        let stem = path.hasSuffix(".json") ? String(path.dropLast(5)) : path
        return "\(stem)-repeated.\(format.fileExtension)"
    }

    /// What people should know of how it is painted.
    ///
    /// - Parameters:
    ///   - threads: How many threads paint.
    ///   - plan: How it will be painted.
    /// - Returns: Why its bytes may become others; nil where nothing keeps them from being the same.
    func notice(threads: Int, _ plan: PaintingPlan) -> String? {
        let obstacles = [
            sidecar.arithmetic.obstacle,
            threads == sidecar.threads ? nil : "its number of threads was \(sidecar.threads)",
            plan.obstacle(to: sidecar.economy),
            sidecar.version == Release.version ? nil : "it was painted by version \(sidecar.version)",
        ]
        let reasons = obstacles.compactMap(\.self)
        guard !reasons.isEmpty else { return nil }
        return "the bytes may be others than those of the first painting: \(reasons.joined(separator: "; "))"
    }

    /// Tells whether the painting is the same as the first one.
    func compare(_ bytes: [UInt8], _ reporter: Reporter) {
        let isSame = SHA256.hash(data: bytes).hexadecimal == sidecar.painting.sha256
        reporter.note(
            isSame ? "it is the first painting, byte by byte" : "its bytes are not those of the first painting"
        )
    }

    /// The content picture: where it was, or in the folder `done` into which the daemon has moved it since.
    ///
    /// - Throws: `RenderFailure` when it is in neither place.
    func content() throws(RenderFailure) -> String {
        let shown = sidecar.content.path
        // A path that is no text can still be given as /dev/stdin.
        guard let place = sidecar.content.place else { throw missing(shown) }
        let name = place.lastIndex(of: "/").map { place.index(after: $0) } ?? place.startIndex
        let moved = "\(place[..<name])done/\(place[name...])"
        for path in [place, moved] where access(path, R_OK) == 0 { return path }
        throw missing(shown)
    }

    /// The recipe with other places for its style pictures and its network, where they are given.
    ///
    /// - Throws: `RenderFailure` when there are not as many style pictures as before.
    func recipe(styles: [String], network: String?) throws(RenderFailure) -> Recipe {
        var recipe = sidecar.recipe
        guard styles.isEmpty || styles.count == recipe.styles.count else {
            throw RenderFailure(
                .usage,
                "\(path): the painting has \(recipe.styles.count) style pictures; give as many, in their order, or none"
            )
        }
        for (index, file) in styles.enumerated() { recipe.styles[index].file = file }
        recipe.network = network ?? sidecar.network.place ?? recipe.network
        return recipe
    }

    /// Refuses files that are not those of the first painting.
    ///
    /// - Throws: `RenderFailure` that names the file.
    func check(_ sources: Sources) throws(RenderFailure) {
        try check(sources.content, sidecar.content, .unreadablePicture)
        guard sources.pictures.count == sidecar.pictures.count else {
            throw RenderFailure(
                .unreadablePicture,
                """
                \(path): the painting was made from \(sidecar.pictures.count) pictures besides its content; there are \
                \(sources.pictures.count) now
                """
            )
        }
        for (now, then) in zip(sources.pictures, sidecar.pictures) { try check(now, then, .unreadablePicture) }
        try check(sources.network, sidecar.network, .networkUnusable)
    }

    private func check(_ now: SourceFile, _ then: SourceFile, _ exit: WorkerExit) throws(RenderFailure) {
        guard now.sha256 != then.sha256 else { return }
        throw RenderFailure(
            exit,
            """
            \(now.path) is not the file that the painting was made from: that was \(then.path), \(then.bytes) bytes with the \
            SHA-256 \(then.sha256), and this one has \(now.bytes) bytes and \(now.sha256)
            """
        )
    }

    private func missing(_ shown: String) -> RenderFailure {
        RenderFailure(.fileMissing, "\(path): the content picture \(shown) is not there; give it as an argument")
    }
}
