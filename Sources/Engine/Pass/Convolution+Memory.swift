extension Convolution {
    /// What a convolution works in: of each kind one piece per worker, or one for all.
    struct Memory {
        /// Pieces of the input.
        let windows: [Tensor]
        /// Inputs, kernels and products in Winograd's domain.
        let inputs: [Tensor]
        let kernels: [Tensor]
        let products: [Tensor]
    }

    /// What will be that memory.
    struct Plan {
        let tiling: Tiling
        private let windows: Workspace.WorkerRegion
        private let products: Workspace.WorkerRegion
        private let inputs: Place
        private let kernels: Place

        /// Memory that every worker has for itself or that all share.
        private enum Place {
            case own(Workspace.WorkerRegion)
            case shared(Workspace.Region)

            func rows(in workspace: Workspace) -> [Tensor] {
                switch self {
                case .own(let region): workspace.rows(region)
                case .shared(let region): [workspace.row(region)]
                }
            }
        }

        /// Reserves memory for a convolution from so many channels to so many.
        init(
            _ tiling: Tiling,
            from channels: Int,
            to outputs: Int,
            in plan: inout Workspace.Plan,
            _ layout: inout Workspace.WorkerLayout,
            during lifetime: Workspace.Lifetime
        ) {
            func spectrum(_ groups: Int, _ count: Int) -> Int {
                Kernels.Spectrum.floats(frequencies: tiling.frequencies, groups: groups, count: count)
            }
            let window = (tiling.side + 2) * (tiling.tilesPerRun * tiling.side + 2)
            let inputs = spectrum(channels / Shape.group, tiling.tilesPerBlock)
            self.tiling = tiling
            windows = layout.reserve(window * min(channels, Convolution.windowChannels))
            products = layout.reserve(spectrum(Convolution.panel, tiling.tilesPerBlock))
            func reserve(_ floats: Int, isShared: Bool) -> Place {
                isShared ? .shared(plan.reserve(floats, during: lifetime)) : .own(layout.reserve(floats))
            }
            switch tiling.division {
            case .tiles:
                self.inputs = .own(layout.reserve(inputs))
                kernels = reserve(spectrum(outputs / Shape.group, channels), isShared: tiling.isSharing)
            case .channels:
                self.inputs = reserve(inputs, isShared: tiling.isSharing)
                kernels = .own(layout.reserve(spectrum(Convolution.panel, min(channels, Convolution.kernelChannels))))
            }
        }

        /// The memory in its workspace.
        func memory(in workspace: Workspace) -> Memory {
            Memory(
                windows: workspace.rows(windows),
                inputs: inputs.rows(in: workspace),
                kernels: kernels.rows(in: workspace),
                products: workspace.rows(products)
            )
        }
    }
}
