import Jobs
import Recipe
import SystemPackage

/// The files of a job that is not published yet, hidden in its outbox so that publishing them is a rename.
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

    /// The painting.
    var painting: FilePath { outbox.appending(".impasto-\(job)\(ending)") }

    /// The folder of snapshots.
    var snapshots: FilePath { outbox.appending(".impasto-\(job)\(Self.snapshotsEnding)") }

    /// The file that tells how the painting came about.
    var sidecar: FilePath { outbox.appending(".impasto-\(job)\(Self.sidecarEnding)") }

    /// The state of the painting, from which another worker can go on.
    var checkpoint: FilePath { outbox.appending(".impasto-\(job).checkpoint") }

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

    /// Removes what an attempt left behind, except that from which the next one can go on: a checkpoint, and the
    /// snapshots that belong to it.
    ///
    /// - Throws: `FileError` when that does not work.
    func removeUnlessResumable() throws(FileError) {
        guard try checkpoint.entry() != nil else { return try remove() }
        try painting.remove()
        try sidecar.remove()
        try outbox.removeEntries(beginningWith: "..impasto-\(job).")
    }

    /// Removes everything that attempts left behind, also what a killed worker was about to write.
    ///
    /// - Throws: `FileError` when that does not work.
    func remove() throws(FileError) {
        try outbox.removeEntries(beginningWith: ".impasto-\(job).")
        try outbox.removeEntries(beginningWith: "..impasto-\(job).")
    }
}
