import Crypto
import Jobs
import Recipe
import SystemPackage

extension JobDigests {
    /// Reads what a job is made from.
    ///
    /// This is done when an attempt begins and not when the picture is queued: ten thousand pictures that are dropped at
    /// once must be safe in the queue before anybody reads a gigabyte of them, and what counts is what the worker is
    /// given, which is the very descriptor that is read here. Until then the file's identity stands for its content.
    ///
    /// - Parameters:
    ///   - source: The picture.
    ///   - job: The job; of its recipe counts the frozen text and the content of the pictures that it names. The network
    ///     counts by its name.
    /// - Throws: `Errno` when the picture cannot be read, `RecipeError` when the recipe cannot.
    init(of source: FileDescriptor, _ job: Job) throws {
        var recipe = SHA256()
        recipe.update(data: Array(job.recipe.json.utf8))
        for picture in try job.recipe.recipe().pictures.flatMap({ FilePath($0).picturesThere }) {
            recipe.update(data: Self.digest(picture))
        }
        self.init(content: try source.digest(), recipe: Array(recipe.finalize()))
    }

    /// The digest of a file; nothing where it cannot be read, which the worker will tell better.
    private static func digest(_ path: FilePath) -> [UInt8] {
        guard let file = try? FileDescriptor.open(path, .readOnly, options: [.nonBlocking, .closeOnExec]) else {
            return []
        }
        defer { try? file.close() }
        return (try? file.digest()) ?? []
    }
}

extension FilePath {
    /// The file itself, or the style pictures of a folder.
    fileprivate var picturesThere: [FilePath] { isDirectory ? stylePictures : [self] }
}
