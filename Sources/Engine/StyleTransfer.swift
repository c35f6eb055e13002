public import Pictures

/// Neural style transfer (Gatys, Ecker and Bethge 2015): paints a content picture in the manner of style pictures.
///
/// Synchronous, and to be called from a thread of its own: a picture takes minutes.
public struct StyleTransfer {
    private let network: Network
    private let settings: TransferSettings
    private let means: Means

    /// A transfer over a network.
    public init(network: Network, settings: TransferSettings) {
        self.init(network: network, settings: settings, means: Means())
    }

    /// A transfer over a network, by the means given.
    package init(network: Network, settings: TransferSettings, means: Means) {
        self.network = network
        self.settings = settings
        self.means = means
    }

    /// A style picture and how much it counts against the others.
    public struct Style: Sendable {
        /// The picture, at the size at which its features are to be measured.
        public var picture: Picture
        /// Its weight; shares are weights over their sum.
        public var weight: Double

        /// A style that counts `weight` times.
        public init(_ picture: Picture, weight: Double = 1) {
            self.picture = picture
            self.weight = weight
        }
    }

    /// What this process will take at its worst, painting pictures of these sizes.
    ///
    /// - Parameters:
    ///   - content: Width and height of the painting.
    ///   - styles: Width and height of each style.
    ///   - pictures: Bytes of the pictures that the caller keeps while it is painted.
    ///   - reading: Bytes that reading them will have taken at its worst.
    ///   - now: What the process has before it reads them.
    /// - Returns: The forecast.
    /// - Throws: `TransferError` when the settings, the network and the sizes do not go together.
    public func forecast(
        content: (width: Int, height: Int),
        styles: [(width: Int, height: Int)],
        pictures: Int = 0,
        reading: Int = 0,
        now: ProcessMemory = .current
    ) throws(TransferError) -> MemoryForecast {
        let plan = try RunPlan(network, settings, content: content, styles: styles, means: means)
        return MemoryForecast(plan, network: network, pictures: pictures, reading: reading, now: now)
    }

    /// Paints.
    ///
    /// - Parameters:
    ///   - content: The content picture, at the size of the result. Its alpha is kept.
    ///   - styles: The style pictures.
    ///   - handler: Called after each evaluation and its step, with the picture as it then is; says whether to go on.
    /// - Returns: The painting.
    /// - Throws: `TransferError`, or what the handler throws.
    public func run(
        content: Picture,
        styles: [Style],
        handler: (TransferProgress, _ picture: () -> Picture) throws -> TransferProgress.Continuation
    ) throws -> Picture {
        let (plan, workspace, objective) = try prepare(content: content, styles: styles)
        let mean = network.mean
        let shape = plan.content.geometry.picture
        let picture = workspace.tensor(plan.picture, shape)
        start(picture, content: content)
        return try withoutActuallyEscaping(handler) { handler in
            let evaluator = Evaluator(objective, picture: picture) { progress, tensor in
                try handler(progress) { Picture(tensor, plus: mean, alpha: content.alpha) }
            }
            try optimise(
                evaluator,
                gradient: workspace.tensor(plan.gradient, shape),
                vectors: plan.optimiser.map { workspace.tensor($0, shape) },
                arithmetic: objective.arithmetic
            )
            return Picture(picture, plus: mean, alpha: content.alpha)
        }
    }

    /// The losses and their gradient at a picture given as R, G, B less the network's mean.
    ///
    /// - Throws: `TransferError`.
    package func evaluate(
        _ pixels: [Float],
        content: Picture,
        styles: [Style]
    ) throws(TransferError) -> (losses: Losses, gradient: [Float]) {
        let (plan, workspace, objective) = try prepare(content: content, styles: styles)
        let picture = workspace.tensor(plan.picture, plan.content.geometry.picture)
        let gradient = workspace.tensor(plan.gradient, plan.content.geometry.picture)
        _ = picture.buffer.update(from: pixels)
        return (objective.evaluate(picture, gradient: gradient), Array(gradient.buffer))
    }

    private func prepare(
        content: Picture,
        styles: [Style]
    ) throws(TransferError) -> (RunPlan, Workspace, Objective) {
        let plan = try RunPlan(
            network,
            settings,
            content: (content.width, content.height),
            styles: styles.map { ($0.picture.width, $0.picture.height) },
            means: means
        )
        let total = styles.reduce(0) { $0 + $1.weight }
        guard styles.isEmpty || total > 0, total.isFinite, styles.allSatisfy({ $0.weight >= 0 }) else {
            throw TransferError(
                code: .invalidSettings,
                message: "the weights of the style pictures must be 0 or more, and one of them more than 0"
            )
        }
        let workspace = try Workspace(plan.workspace)
        let objective = Objective(
            plan,
            in: workspace,
            network: network,
            settings: settings,
            content: { content.write(less: network.mean, to: $0) },
            styles: styles.map { style in
                ({ style.picture.write(less: network.mean, to: $0) }, style.weight / total)
            },
            means: means
        )
        return (plan, workspace, objective)
    }

    private func optimise(
        _ evaluator: Evaluator,
        gradient: Tensor,
        vectors: [Tensor],
        arithmetic: VectorArithmetic
    ) throws {
        let box = settings.clampsPixels ? PixelBox(mean: network.mean, arithmetic: arithmetic) : nil
        switch settings.optimiser {
        case .adam(let constants):
            try AdamOptimiser(settings: constants, arithmetic: arithmetic, box: box)
                .run(evaluator, gradient: gradient, vectors: vectors)
        case .lbfgs(let constants):
            try LBFGSOptimiser(settings: constants, arithmetic: arithmetic, box: box)
                .run(evaluator, gradient: gradient, vectors: vectors)
        }
        try evaluator.report()
    }

    private func start(_ picture: Tensor, content: Picture) {
        switch settings.initialisation {
        case .content:
            content.write(less: network.mean, to: picture)
        case .white:
            for index in 0..<picture.count { picture.pointer[index] = 255 - network.mean[index % 3] }
        case .noise:
            var generator = SplitMix64(seed: settings.seed)
            for index in 0..<picture.count {
                picture.pointer[index] = Float.random(in: 0..<255, using: &generator) - network.mean[index % 3]
            }
        }
    }
}
