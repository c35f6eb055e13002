import Jobs
import Recipe
import SystemPackage

/// The files of a job that is not published yet, in a hidden folder of its outbox, so that publishing them is a rename.
///
/// The folder is the job's own: its worker may write there and nowhere else.
struct HiddenFiles {
    let job: JobID
    let outbox: FilePath

    /// The ending of the painting, `.png` or `.jpg`.
    let ending: String

    /// Whether the recipe asks for a sidecar.
    let hasSidecar: Bool

    /// Finds out where the files of a job are.
    ///
    /// - Throws: `RecipeError` when its recipe cannot be read any more.
    init(of job: Job) throws {
        let recipe = try job.recipe.recipe()
        self.job = job.id
        outbox = FilePath(recipe.outbox ?? "/")
        hasSidecar = recipe.sidecar
        ending =
            switch recipe.format {
            case .png: ".png"
            case .jpeg: ".jpg"
            }
    }

    /// The hidden folder.
    var folder: FilePath { outbox.appending(".impasto-\(job)") }

    /// The painting.
    var painting: FilePath { folder.appending("painting\(ending)") }

    /// The folder of snapshots.
    var snapshots: FilePath { folder.appending("snapshots") }

    /// The file that tells how the painting came about.
    var sidecar: FilePath { folder.appending("sidecar.json") }

    /// The state of the painting, from which another worker can go on.
    var checkpoint: FilePath { folder.appending("checkpoint") }

    /// What follows the stem of the folder of snapshots.
    static let snapshotsEnding = ".epochs"

    /// What follows the stem of the sidecar.
    static let sidecarEnding = ".json"

    /// The name that the job's files shall have in the end, as far as it is free.
    func finalName(for job: Job) -> FreeName {
        FreeName(
            stem: FreeName.split(job.name).stem,
            endings: [ending, Self.snapshotsEnding, Self.sidecarEnding].map { Array($0.utf8) }
        )
    }

    /// Makes the folder where there is none, and removes from it what an attempt left behind, except that from which the next
    /// one can go on: a checkpoint, and the snapshots that belong to it.
    ///
    /// - Throws: `FileError` when that does not work.
    func prepare() throws(FileError) {
        if try checkpoint.entry() == nil { try remove() }
        try folder.makeDirectory()
        try painting.remove()
        try sidecar.remove()
        // What a killed worker was about to write.
        try folder.removeEntries(beginningWith: ".")
    }

    /// Removes everything that attempts left behind, also from the disk.
    ///
    /// - Throws: `FileError` when that does not work.
    func remove() throws(FileError) {
        guard try folder.entry() != nil else { return }
        try folder.remove()
        try outbox.synchronizeNames()
    }
}
