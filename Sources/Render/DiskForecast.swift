import Contract
import Engine
import Recipe
import Visuals

/// What a painting takes of its disk at most, with all that comes with it: as if nothing of it could be compressed.
struct DiskForecast {
    /// The files that stay: the painting, its snapshots, what shows them together, the sidecar.
    private var results = 0
    /// What goes into a checkpoint, of which there are two while the newer one is written.
    private var checkpoint = 0

    /// Bytes of all together.
    var bytes: Int { results + 2 * checkpoint }

    /// What a file takes beside its pixels: its beginning, metadata, and the rest of its last block.
    private static let overhead = 16 << 10

    /// - Parameters:
    ///   - recipe: What is painted.
    ///   - schedule: When there are snapshots.
    ///   - size: The size of the painting.
    ///   - hasAlpha: Whether it is transparent somewhere.
    init(_ recipe: Recipe, _ schedule: SnapshotSchedule, size: PixelSize, hasAlpha: Bool) {
        self.recipe = recipe
        self.schedule = schedule
        self.size = size
        self.hasAlpha = hasAlpha
        results = picture
    }

    private let recipe: Recipe
    private let schedule: SnapshotSchedule
    private let size: PixelSize
    private let hasAlpha: Bool

    /// Counts the snapshots, and what shows them and the run.
    mutating func addVisuals() {
        results += schedule.pictures * picture + (recipe.lossCurves ? LossChart.bytes + schedule.iterations * 128 : 0)
        guard schedule.pictures > 1 else { return }
        let sheet = recipe.contactSheet ? RunVisuals.sheetBytes(schedule, size: size, recipe: recipe) : 0
        // Codes of at most twelve bits for each pixel, in blocks, and a palette for each picture.
        let frame = size.width * size.height * 25 / 16 + 1024
        let animation = recipe.animation == .gif ? schedule.pictures * frame + DiskForecast.overhead : 0
        results += sheet + animation + DiskForecast.overhead
        checkpoint += sheet + animation
    }

    /// Counts checkpoints with so many bytes of vectors.
    mutating func addCheckpoints(vectors: Int) {
        // What each evaluation has found is told in words.
        checkpoint += vectors + schedule.iterations * 512 + DiskForecast.overhead
    }

    /// Counts the sidecar, which tells of each snapshot.
    mutating func addSidecar() {
        results += DiskForecast.overhead + schedule.pictures * 512
    }

    private var picture: Int {
        var samples = size.width * size.height * (hasAlpha ? 4 : 3) * (recipe.bitDepth / 8)
        // Of noise at its best quality, JPEG makes more than there was.
        if recipe.format == .jpeg { samples *= 2 }
        return samples + samples / 256 + size.height + DiskForecast.overhead
    }
}
