extension Objective {
    /// Lays out a run and measures what is to be matched: the content picture's features and the styles' statistics.
    ///
    /// - Parameters:
    ///   - plan: The plan that the workspace was made of, for the regions of these styles.
    ///   - workspace: The run's memory.
    ///   - network: The network.
    ///   - settings: The settings that were planned for.
    ///   - content: Writes the content picture, R, G, B less the network's mean.
    ///   - leastContentEnergies: What relative content losses are relative to at least, as the mean square of a layer's
    ///     features.
    ///   - styles: The style pictures, of the sizes and in the order that were planned for.
    ///   - means: The means that were planned for.
    ///   - profile: What measures evaluations, if anything does.
    package init(
        _ plan: RunPlan,
        in workspace: Workspace,
        network: Network,
        settings: TransferSettings,
        content: (Tensor) -> Void,
        leastContentEnergies: [LayerName: Double] = [:],
        styles: [StyleSource],
        means: Means = Means(),
        profile: Profile? = nil
    ) {
        let (kernels, workers) = (means.kernels, Workers(count: plan.threads))
        let targets = Targets(
            plan: plan,
            workspace: workspace,
            network: network,
            settings: settings,
            arithmetic: VectorArithmetic(kernels: kernels, workers: workers),
            gatherer: StatisticsGatherer(
                workers: workers,
                partial: plan.losses.partialStatistics.map(workspace.row),
                scratch: plan.losses.packed.map(workspace.row),
                kernels: kernels,
                profile: profile
            ),
            histogramGatherer: HistogramGatherer(
                workers: workers,
                partial: plan.losses.partialDistributions.map(workspace.row),
                kernels: kernels,
                profile: profile
            ),
            gaussianWork: plan.losses.gaussianWork.map(workspace.row),
            leastContentEnergies: leastContentEnergies
        )
        // Styles first: their passes are planned to have the memory that the painting's then takes.
        let styleLosses = targets.styleLosses(styles)
        let histogramLosses = targets.histogramLosses(styles)
        let pass = targets.pass(plan.content)
        let contentLosses = targets.contentLosses(pass, write: content)
        var losses: [LayerName: LayerLosses] = [:]
        for layer in Set(styleLosses.keys).union(histogramLosses.keys).union(contentLosses.keys) {
            losses[layer] = LayerLosses(
                content: contentLosses[layer],
                styles: styleLosses[layer] ?? [],
                histograms: histogramLosses[layer] ?? [],
                stage: settings.featureStage,
                kernels: kernels,
                scratch: targets.gatherer.scratch
            )
        }
        self.init(
            settings: settings,
            arithmetic: targets.arithmetic,
            pass: pass,
            losses: losses,
            gatherer: targets.gatherer,
            histogramGatherer: targets.histogramGatherer,
            gaussianWork: targets.gaussianWork
        )
    }
}
