import CKernels

extension HistogramLoss {
    /// What will be the memory of a loss.
    struct Plan {
        private let channels: Int
        private let bins: Workspace.Region
        private let target: Workspace.Region
        private let painting: Workspace.Region
        private let pieces: Workspace.Region
        private let guide: Workspace.Region?

        /// Reserves memory for a loss over a layer.
        ///
        /// - Parameters:
        ///   - layer: The layer.
        ///   - guided: The positions that a guide weighs, if there is one.
        ///   - plan: Where memory is reserved.
        init(_ layer: ConvolutionKernels, guided: Int?, in plan: inout Workspace.Plan) {
            channels = layer.bias.count
            bins = plan.reserve(ChannelBins.floats(channels))
            target = plan.reserve(ChannelHistograms.floats(channels))
            painting = plan.reserve(ChannelDistributions.floats(channels))
            let piece = MemoryLayout<ck_piece>.stride / MemoryLayout<Float>.stride
            pieces = plan.reserve(channels * ChannelHistograms.binsPerChannel * piece)
            guide = guided.map { plan.reserve($0) }
        }

        /// The memory in its workspace.
        func memory(in workspace: Workspace) -> Memory {
            Memory(
                bins: ChannelBins(workspace.row(bins), channels: channels),
                target: ChannelHistograms(workspace.row(target), channels: channels),
                painting: ChannelDistributions(workspace.row(painting), channels: channels),
                pieces: workspace.row(pieces),
                guide: guide.map(workspace.row)
            )
        }
    }
}
