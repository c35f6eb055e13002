/// The work of one evaluation on a square picture of noise, to be repeated: what benchmarks time.
public struct EvaluationTrial {
    let network: Network
    let size: Int
    let threads: Int
    let objective: Objective
    /// What the process was to take.
    let forecast: MemoryForecast
    private let picture: Tensor
    private let gradient: Tensor
    /// Where the time of all evaluations so far went.
    let profile: Profile

    /// Lays out a run whose content and style are one picture of noise.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - settings: Layers and threads.
    ///   - size: Pixels of a side.
    /// - Throws: `TransferError` when the settings, the network and the size do not go together.
    public init(network: Network, settings: TransferSettings, size: Int) throws(TransferError) {
        let sides = (width: size, height: size)
        let plan = try RunPlan(network, settings, content: sides, styles: [sides])
        // The noise is kept while it is looked at, as a picture is.
        let noiseBytes = size * size * 3 * MemoryLayout<Float>.stride
        forecast = MemoryForecast(plan, network: network, pictures: noiseBytes, reading: 0, now: .current)
        let workspace = try Workspace(plan.workspace)
        var generator = SplitMix64(seed: settings.seed)
        let noise = (0..<size * size * 3).map { _ in Float.random(in: -128..<128, using: &generator) }
        func write(to picture: Tensor) { _ = picture.buffer.update(from: noise) }
        self.network = network
        self.size = size
        threads = settings.threads
        profile = Profile(layers: network.layers, workers: settings.threads)
        objective = Objective(
            plan,
            in: workspace,
            network: network,
            settings: settings,
            content: write,
            styles: [StyleSource(share: 1, write: write)],
            profile: profile
        )
        picture = workspace.tensor(plan.picture, plan.content.geometry.whole.picture)
        gradient = workspace.tensor(plan.gradient, plan.content.geometry.whole.picture)
    }

    /// Evaluates losses and gradient once to warm up, then so many times against the clock, and as often to see where the
    /// time goes.
    ///
    /// - Parameter repeats: How often, once at least.
    /// - Returns: What that took, by layers and phases too.
    public func measure(repeats: Int) -> EvaluationReport {
        run()
        let seconds = time(repeats)
        profile.isMeasuring = true
        let profiled = time(repeats)
        profile.isMeasuring = false
        return EvaluationReport(self, seconds: seconds, profiled: profiled)
    }

    private func time(_ repeats: Int) -> [Double] {
        let clock = ContinuousClock()
        return (0..<max(1, repeats)).map { _ in clock.measure(run) / .seconds(1) }
    }

    private func run() {
        _ = objective.evaluate(picture, gradient: gradient)
    }
}
