import Engine
import FoundationEssentials
import Recipe

/// What a painting is made from and by: whatever its bits depend on.
struct CheckpointJob: Codable {
    /// The whole recipe, its paths absolute.
    let recipe: Recipe
    /// The SHA-256 of the files, in hexadecimal digits.
    let content: String
    let pictures: [String]
    let network: String
    let threads: Int
    let arithmetic: Arithmetic
    let economy: Sidecar.Economy
    /// Whether there is a folder for snapshots.
    let takesSnapshots: Bool

    /// - Parameters:
    ///   - assignment: What is to be painted.
    ///   - sources: The files that it is made from.
    ///   - settings: What it is painted with.
    ///   - takesSnapshots: Whether there is a folder for snapshots.
    init(_ assignment: Assignment, _ sources: Sources, _ settings: TransferSettings, takesSnapshots: Bool) {
        recipe = assignment.recipe.resolvingPaths(against: FileManager.default.currentDirectoryPath)
        content = sources.content.sha256
        pictures = sources.pictures.map(\.sha256)
        network = sources.network.sha256
        threads = assignment.threads
        arithmetic = .current
        economy = Sidecar.Economy(settings)
        self.takesSnapshots = takesSnapshots
    }

    /// Whether it is painted by a recipe, at the recipe's size or, where that may be, at another one.
    func isPainted(by other: Recipe) -> Bool {
        var other = other.resolvingPaths(against: FileManager.default.currentDirectoryPath)
        if other.shrinkToFit { other.size = recipe.size }
        return other == recipe
    }

    /// What the first difference from another job is; nil where there is none.
    func difference(from other: CheckpointJob) -> String? {
        let differences = [
            (content == other.content, "the content picture is another one"),
            (network == other.network, "the network is another one"),
            (pictures == other.pictures, "a picture of its recipe is another one"),
            (recipe == other.recipe, "the recipe is another one"),
            (threads == other.threads, "its number of threads was \(other.threads)"),
            (arithmetic == other.arithmetic, "its instruction set was \(other.arithmetic.instructionSet)"),
            (economy == other.economy, "it was held within its memory otherwise"),
            (takesSnapshots == other.takesSnapshots, "its snapshots were kept otherwise"),
        ]
        return differences.first { !$0.0 }?.1
    }
}
