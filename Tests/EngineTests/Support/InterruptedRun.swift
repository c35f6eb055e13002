import Engine
import Pictures
import Testing

/// A run with the tiny network that is stopped and gone on with.
struct InterruptedRun: Sendable, CustomTestStringConvertible {
    /// What is told of an evaluation, the time aside.
    struct Report: Equatable {
        let evaluation: Int
        let evaluations: Int
        let counted: Int?
        let scale: Int
        let hasConverged: Bool
        let losses: Losses

        init(_ progress: TransferProgress) {
            evaluation = progress.evaluation
            evaluations = progress.evaluations
            counted = progress.counted
            scale = progress.scale
            hasConverged = progress.hasConverged
            losses = progress.losses
        }
    }

    /// All that comes out of a run; no painting where it was stopped.
    struct Outcome: Equatable {
        var reports: [Report] = []
        var pictures: [Picture] = []
        var painting: Picture?
    }

    let testDescription: String
    private let recipe: String
    private let scales: [Int]
    private let change: @Sendable (inout TransferSettings, inout LBFGSSettings) -> Void
    private let isLarge: Bool

    private init(
        _ name: String,
        _ recipe: String = "jcjohnson",
        scales: [Int] = [14],
        isLarge: Bool = false,
        _ change: @escaping @Sendable (inout TransferSettings, inout LBFGSSettings) -> Void = { _, _ in }
    ) {
        testDescription = name
        self.recipe = recipe
        self.scales = scales
        self.isLarge = isLarge
        self.change = change
    }

    static let all = [
        InterruptedRun("Adam", "seed0-adam"),
        InterruptedRun("L-BFGS"),
        InterruptedRun("L-BFGS with a short history") { $1.history = 3 },
        InterruptedRun("unsearched L-BFGS") { $1.lineSearch = .none },
        InterruptedRun("unclamped L-BFGS", "seed1-lbfgs") { settings, _ in settings.clampsPixels = false },
        InterruptedRun("L-BFGS of three octaves") { $1.octaves = 3 },
        InterruptedRun("L-BFGS in rounds") { $1.restartInterval = 4 },
        InterruptedRun("L-BFGS in rounds that add the mean") { settings, lbfgs in
            (lbfgs.restartInterval, lbfgs.restartAddsMean, settings.count) = (4, true, .steps)
        },
        InterruptedRun("unsearched L-BFGS in rounds that add the mean") { _, lbfgs in
            (lbfgs.lineSearch, lbfgs.restartInterval, lbfgs.restartAddsMean) = (.none, 4, true)
        },
        InterruptedRun("L-BFGS in steps, averaged") { settings, _ in
            (settings.count, settings.averaging) = (.steps, 0.8)
        },
        InterruptedRun("Adam until it stands still", "seed0-adam", scales: [300, 300]) { settings, _ in
            (settings.tolerance, settings.averaging) = (0.2, 0.5)
        },
        InterruptedRun("L-BFGS until it stands still", scales: [120]) { settings, _ in settings.tolerance = 0.1 },
        InterruptedRun("Adam at two scales", "seed0-adam", scales: [7, 8]) { settings, _ in
            (settings.averaging, settings.contentDetail) = (0.9, 0.5)
        },
        InterruptedRun("L-BFGS at two scales", scales: [9, 7]) { settings, _ in settings.contentDetail = 1 },
        InterruptedRun("L-BFGS in tiles", scales: [6], isLarge: true) { settings, _ in settings.tileSize = 64 },
        InterruptedRun("Adam in tiles, by three threads", "seed0-adam", scales: [5], isLarge: true) { settings, _ in
            (settings.tileSize, settings.threads) = (64, 3)
        },
    ]

    /// Paints, all of it or a part.
    func paint(
        from checkpoint: KeptCheckpoint? = nil,
        keeper: Shelf? = nil,
        stoppingAfter evaluations: Int = .max
    ) throws -> Outcome {
        var outcome = Outcome()
        do {
            outcome.painting = try StyleTransfer(network: TinyTransfer.network(), settings: settings()).run(
                pictures(),
                from: checkpoint?.resumption(),
                keeper: keeper
            ) { progress, picture in
                outcome.reports.append(Report(progress))
                outcome.pictures.append(picture())
                return outcome.reports.count >= evaluations ? .stop : .proceed
            }
        } catch let error as TransferError where error.code == .stopped {}
        return outcome
    }

    private func settings() throws -> TransferSettings {
        var settings = try TinyTransfer.settings(recipe)
        var lbfgs = LBFGSSettings()
        change(&settings, &lbfgs)
        if case .lbfgs = settings.optimiser { settings.optimiser = .lbfgs(lbfgs) }
        return settings
    }

    private func pictures() throws -> [StyleTransfer.Scale] {
        if isLarge {
            let pictures = try TiledCase(width: 101, height: 83)
            return [
                StyleTransfer.Scale(content: pictures.content, styles: pictures.styles, evaluations: scales[0])
            ]
        }
        let two = try TinyScales.two(scales[0], scales.last)
        return scales.count == 1 ? [two[1]] : two
    }
}
