import SystemPackage

/// Texts for `style.toml`, all by the tiny network.
enum TestRecipe {
    /// Painted in far less than a second, with a snapshot half way and one at the end.
    static let quick = text(iterations: 4)

    /// Painted for about a second, so that there is time to kill somebody.
    static let long = text(iterations: 1000)

    /// Painted for longer than any test takes, so that the job is seen running.
    static let endless = text(iterations: 100_000, snapshotEvery: 0, size: "256", more: "smallest-size = 0")

    /// What stands in the folder of snapshots behind them.
    static let visuals = ["contact-sheet.png", "losses.png", "losses.svg"]

    /// A recipe of so many iterations, with a snapshot after every so many, and further lines.
    static func text(
        iterations: Int,
        snapshotEvery: Int = 2,
        size: String = "\"native\"",
        network: String = FilePath.engineFixtures.appending("tiny.safetensors").string,
        more: String = ""
    ) -> String {
        """
        style = "style.png"
        network = "\(network)"
        size = \(size)
        optimiser = "adam"
        learning-rate = 2
        iterations = \(iterations)
        snapshot-every = \(snapshotEvery)
        \(more)

        """
    }
}
