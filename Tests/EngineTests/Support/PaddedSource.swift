import CKernels
import Engine

/// A map in memory as a convolution reads it, copied out value by value.
struct PaddedSource: WindowSource {
    let values: Tensor

    func fill(_ window: Kernels.Window) {
        for y in 0..<window.rows {
            for x in 0..<window.columns {
                let place = (y * window.columns + x) * window.channels.count
                for (index, channel) in window.channels.enumerated() {
                    window.values[place + index] = Float(values.padded(window.top + y, window.left + x, channel))
                }
            }
        }
    }
}

/// A convolution's products taken back by the reference loops, and how often each run was finished.
struct RecordingTarget: TileTarget {
    let output: Tensor
    let finished: Tensor

    func write(_ products: ck_spectrum, of tiles: ck_tiles, tile: ck_tile, worker: Int) {
        guard let reference = Kernels(.reference) else { return }
        reference.loops.winograd_gradient(tile, products, tiles, output.shape.cMap, nil, output.pointer)
    }

    func finish(_ run: Tiling.Run, worker: Int) {
        finished.pointer[run.number] += 1
    }
}
