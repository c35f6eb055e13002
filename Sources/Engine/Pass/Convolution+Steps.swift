import CKernels

/// The four steps of a convolution, each for what one worker does at once.
extension Convolution {
    /// Takes kernels to Winograd's domain.
    func transform(_ groups: Range<Int>, channels: Range<Int>, into spectrum: ck_spectrum, worker: Int) {
        profile.measure(.kernels, worker: worker) {
            kernels.transform(
                layer,
                turned: isTurned,
                groups: groups,
                channels: channels,
                tile: tiling.tile.c,
                into: spectrum
            )
        }
    }

    /// Takes runs to Winograd's domain; `tile` is the one that the spectrum begins with.
    func spread(
        _ runs: Range<Int>,
        of source: some WindowSource,
        worker: Int,
        from tile: Int,
        into spectrum: Kernels.Spectrum
    ) {
        for number in runs {
            let run = tiling.run(number)
            for first in stride(from: 0, to: inputs, by: Convolution.windowChannels) {
                let window = Kernels.Window(
                    values: memory.windows[worker].pointer,
                    rows: tiling.side + 2,
                    columns: run.count * tiling.side + 2,
                    top: run.top - 1,
                    left: run.left - 1,
                    channels: first..<min(first + Convolution.windowChannels, inputs)
                )
                let place = spectrum.c(group: first / Shape.group, from: run.tile - tile)
                profile.measure(.inputs, worker: worker) {
                    source.fill(window)
                    kernels.transform(window, tiles: run.count, tile: tiling.tile.c, into: place)
                }
            }
        }
    }

    /// Multiplies the tiles of runs by kernels, for so many channels that are read and groups that are written.
    func multiply(
        _ runs: Range<Int>,
        _ values: ck_spectrum,
        channels: Int,
        by transformed: ck_spectrum,
        groups: Int,
        adding isAdding: Bool = false,
        into products: Kernels.Spectrum,
        worker: Int
    ) {
        let (first, last) = (tiling.run(runs.lowerBound), tiling.run(runs.upperBound - 1))
        profile.measure(.products, worker: worker) {
            kernels.table.winograd_multiply(
                tiling.frequencies,
                last.tile + last.count - first.tile,
                channels / Shape.group,
                groups,
                isAdding,
                values,
                transformed,
                products.c()
            )
        }
    }

    /// Hands the products of runs to a target.
    func write(
        _ runs: Range<Int>,
        _ products: Kernels.Spectrum,
        _ panel: Range<Int>,
        worker: Int,
        into target: some TileTarget
    ) {
        let first = tiling.run(runs.lowerBound).tile
        profile.measure(.outputs, worker: worker) {
            for number in runs {
                let run = tiling.run(number)
                let tiles = ck_tiles(
                    top: run.top,
                    left: run.left,
                    count: run.count,
                    first_group: panel.lowerBound,
                    groups: panel.count
                )
                target.write(products.c(from: run.tile - first), of: tiles, tile: tiling.tile.c, worker: worker)
            }
        }
    }
}
