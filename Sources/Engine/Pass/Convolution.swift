/// A 3×3 convolution with zero padding, or its transpose, by Winograd's minimal filtering.
///
/// Windows of the input are taken to Winograd's domain, multiplied there by a panel of output channels at a time, and
/// taken back while the products are still in the cache.
package struct Convolution {
    /// Groups of output channels that are multiplied at once: as many as fill the registers.
    static let panel = 2
    /// Channels that are copied out at once, so that a window stays in a core's own cache.
    static let windowChannels = 64
    /// Channels whose kernels a worker transforms at once, so that a panel of them stays in a core's own cache.
    static let kernelChannels = 128

    let layer: ConvolutionKernels
    /// Whether this is the transpose: the image gradient.
    let isTurned: Bool
    package let tiling: Tiling
    let memory: Memory
    let kernels: Kernels
    let workers: Workers
    let profile: Profile?

    /// Channels that are read, filled up.
    var inputs: Int { isTurned ? layer.storedOutputs : layer.storedInputs }
    /// Groups of channels that are written.
    var outputGroups: Int { (isTurned ? layer.storedInputs : layer.storedOutputs) / Shape.group }

    /// Writes the convolution of what a source shows to a target.
    package func apply(to source: some WindowSource, into target: some TileTarget) {
        switch tiling.division {
        case .tiles: divideTiles(source, target)
        case .channels: divideChannels(source, target)
        }
    }

    private func divideTiles(_ source: some WindowSource, _ target: some TileTarget) {
        let isSharing = tiling.isSharing
        if isSharing {
            let transformed = spectrum(memory.kernels[0], count: inputs)
            workers.share(outputGroups) { worker, groups in
                transform(groups, channels: 0..<inputs, into: transformed.c(group: groups.lowerBound), worker: worker)
            }
        }
        workers.share(tiling.runs) { worker, runs in
            let transformed = spectrum(memory.kernels[isSharing ? 0 : worker], count: inputs)
            if !isSharing, !runs.isEmpty {
                transform(0..<outputGroups, channels: 0..<inputs, into: transformed.c(), worker: worker)
            }
            let values = spectrum(memory.inputs[worker], count: tiling.tilesPerBlock)
            let products = spectrum(memory.products[worker], count: tiling.tilesPerBlock)
            for first in stride(from: runs.lowerBound, to: runs.upperBound, by: tiling.runsPerBlock) {
                let block = first..<min(first + tiling.runsPerBlock, runs.upperBound)
                spread(block, of: source, worker: worker, from: tiling.run(first).tile, into: values)
                for group in stride(from: 0, to: outputGroups, by: Convolution.panel) {
                    let panel = group..<min(group + Convolution.panel, outputGroups)
                    multiply(
                        block,
                        values.c(),
                        channels: inputs,
                        by: transformed.c(group: group),
                        groups: panel.count,
                        into: products,
                        worker: worker
                    )
                    write(block, products, panel, worker: worker, into: target)
                }
                profile.measure(.losses, worker: worker) {
                    for run in block { target.finish(tiling.run(run), worker: worker) }
                }
            }
        }
    }

    private func divideChannels(_ source: some WindowSource, _ target: some TileTarget) {
        let isSharing = tiling.isSharing
        let block = 0..<tiling.runs
        if isSharing {
            let values = spectrum(memory.inputs[0], count: tiling.tilesPerBlock)
            workers.share(tiling.runs) { worker, runs in
                spread(runs, of: source, worker: worker, from: 0, into: values)
            }
        }
        let grain = outputGroups >= workers.count * Convolution.panel ? Convolution.panel : 1
        workers.share(outputGroups, grain: grain) { worker, groups in
            let values = spectrum(memory.inputs[isSharing ? 0 : worker], count: tiling.tilesPerBlock)
            if !isSharing, !groups.isEmpty { spread(block, of: source, worker: worker, from: 0, into: values) }
            let products = spectrum(memory.products[worker], count: tiling.tilesPerBlock)
            for group in stride(from: groups.lowerBound, to: groups.upperBound, by: Convolution.panel) {
                let panel = group..<min(group + Convolution.panel, groups.upperBound)
                for first in stride(from: 0, to: inputs, by: Convolution.kernelChannels) {
                    let channels = first..<min(first + Convolution.kernelChannels, inputs)
                    let transformed = spectrum(memory.kernels[worker], count: channels.count)
                    transform(panel, channels: channels, into: transformed.c(), worker: worker)
                    multiply(
                        block,
                        values.c(group: first / Shape.group),
                        channels: channels.count,
                        by: transformed.c(),
                        groups: panel.count,
                        adding: first > 0,
                        into: products,
                        worker: worker
                    )
                }
                write(block, products, panel, worker: worker, into: target)
            }
        }
    }

    private func spectrum(_ memory: Tensor, count: Int) -> Kernels.Spectrum {
        Kernels.Spectrum(memory, frequencies: tiling.frequencies, count: count)
    }
}
