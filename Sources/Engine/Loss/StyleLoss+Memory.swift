extension StyleLoss {
    /// What will be the memory of a loss.
    struct Plan {
        private let channels: Int
        /// Channels that do not only fill up a group.
        private let shown: Int
        private let target: Workspace.Region
        private let painting: Workspace.Region
        private let slope: Workspace.Region
        private let bias: Workspace.Region
        private let root: Workspace.Region?
        private let guide: Workspace.Region?

        /// Reserves memory for a loss over a layer.
        ///
        /// - Parameters:
        ///   - layer: The layer.
        ///   - form: What is compared.
        ///   - guided: The positions that a guide weighs, if there is one.
        ///   - plan: Where memory is reserved.
        init(
            _ layer: ConvolutionKernels,
            form: TransferSettings.StyleForm,
            guided: Int?,
            in plan: inout Workspace.Plan
        ) {
            (channels, shown) = (layer.bias.count, layer.outputs)
            target = plan.reserve(StyleStatistics.floats(channels))
            painting = plan.reserve(StyleStatistics.floats(channels))
            slope = plan.reserve(channels * channels)
            bias = plan.reserve(channels)
            root = form == .wasserstein ? plan.reserve(SquareMatrix.floats(shown)) : nil
            guide = guided.map { plan.reserve($0) }
        }

        /// The memory in its workspace.
        func memory(in workspace: Workspace) -> Memory {
            Memory(
                target: StyleStatistics(workspace.row(target), channels: channels),
                painting: StyleStatistics(workspace.row(painting), channels: channels),
                slope: workspace.row(slope),
                bias: workspace.row(bias),
                root: root.map { SquareMatrix(workspace.row($0), size: shown) },
                guide: guide.map(workspace.row)
            )
        }
    }
}

extension TransferSettings.StyleForm {
    /// Whether the loss looks at means, so that its gradient has a part that is the same at every position.
    var hasMeans: Bool { self != .gram }
}
