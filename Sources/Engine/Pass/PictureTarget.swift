import CKernels

/// The end of the way back: the gradient at the first convolution, a run of tiles at a time, and from it the picture's.
///
/// A position of the first convolution sees 3×3 pixels, so neighbouring runs meet in the same pixels. Each writes a patch of
/// its own, with a border, and the patches are added up when all are there: in the same order whoever wrote them.
struct PictureTarget: TileTarget {
    /// Pieces for each worker, and the patches of all runs.
    struct Memory {
        let gradients: [Tensor]
        let features: [Tensor]
        let neighbourhoods: [Tensor]
        let patches: Tensor
    }

    let layer: FirstLayer
    let picture: Tensor
    let tiling: Tiling
    let memory: Memory
    let losses: LayerLosses
    let workers: Workers

    private var kernels: Kernels { layer.kernels }

    /// Floats of a patch.
    static func patch(_ tiling: Tiling) -> Int {
        (tiling.side + 2) * (tiling.tilesPerRun * tiling.side + 2) * 3
    }

    /// Positions of a run.
    static func positions(_ tiling: Tiling) -> Int {
        tiling.side * tiling.tilesPerRun * tiling.side
    }

    func write(_ products: ck_spectrum, of tiles: ck_tiles, tile: ck_tile, worker: Int) {
        let (rows, columns) = size(top: tiles.top, left: tiles.left, count: tiles.count)
        var local = tiles
        (local.top, local.left) = (0, 0)
        let map = ck_map(height: rows, width: columns, channels: layer.channels)
        kernels.table.winograd_gradient(tile, products, local, map, nil, memory.gradients[worker].pointer)
    }

    func finish(_ run: Tiling.Run, worker: Int) {
        let (rows, columns) = size(top: run.top, left: run.left, count: run.count)
        let (features, gradient) = (memory.features[worker].pointer, memory.gradients[worker].pointer)
        let window = Kernels.Window(
            values: features,
            rows: rows,
            columns: columns,
            top: run.top,
            left: run.left,
            channels: 0..<layer.channels
        )
        layer.fill(window, of: picture, rectifying: losses.stage == .afterRectifier)
        for row in 0..<rows {
            let start = row * columns * layer.channels
            let position = (run.top + row) * picture.shape.width + run.left
            losses.pass(
                gradient + start,
                features: features + start,
                positions: position..<position + columns,
                channels: layer.channels,
                worker: worker
            )
        }
        let neighbourhoods = memory.neighbourhoods[worker].pointer
        MatrixProduct.multiplyTransposed(
            gradient,
            layer.convolution.taps.pointer,
            into: neighbourhoods,
            rows: rows * columns,
            inner: layer.channels,
            columns: 27
        )
        kernels.scatter(neighbourhoods, rows: rows, columns: columns, into: patch(run.number))
    }

    /// The gradient where no convolution lies above the first one.
    func finishAll() {
        workers.share(tiling.runs) { worker, runs in
            for run in runs {
                memory.gradients[worker].fill(0)
                finish(tiling.run(run), worker: worker)
            }
        }
    }

    /// Adds up the patches.
    func assemble(into gradient: Tensor) {
        let width = picture.shape.width
        workers.share(picture.shape.height) { _, rows in
            for y in rows {
                let line = gradient.pointer + y * width * 3
                line.update(repeating: 0, count: width * 3)
                for tileRow in max(0, (y - 1) / tiling.side)...min(tiling.rows - 1, (y + 1) / tiling.side) {
                    for part in 0..<tiling.runsPerRow {
                        let run = tiling.run(tileRow * tiling.runsPerRow + part)
                        for row in seen(as: y) { add(run, to: line, row: row) }
                    }
                }
            }
        }
    }

    /// The rows that show a row of the picture: its own, and where the picture's rim is replicated, the one beyond it.
    private func seen(as row: Int) -> ClosedRange<Int> {
        guard layer.border == .replicate else { return row...row }
        return (row == 0 ? -1 : row)...(row == picture.shape.height - 1 ? row + 1 : row)
    }

    private func add(_ run: Tiling.Run, to line: UnsafeMutablePointer<Float>, row y: Int) {
        let (rows, columns) = size(top: run.top, left: run.left, count: run.count)
        let row = y - run.top + 1
        guard (0..<rows + 2).contains(row) else { return }
        let width = picture.shape.width
        let (begin, end) = (max(0, run.left - 1), min(width, run.left + columns + 1))
        let seen = patch(run.number) + row * (columns + 2) * 3
        let from = seen + (begin - run.left + 1) * 3
        for index in 0..<(end - begin) * 3 { line[begin * 3 + index] += from[index] }
        guard layer.border == .replicate else { return }
        for colour in 0..<3 {
            if run.left == 0 { line[colour] += seen[colour] }
            if run.left + columns == width { line[(width - 1) * 3 + colour] += seen[(columns + 1) * 3 + colour] }
        }
    }

    private func patch(_ run: Int) -> UnsafeMutablePointer<Float> {
        memory.patches.pointer + run * PictureTarget.patch(tiling)
    }

    /// Rows and columns of a run that lie within the picture.
    private func size(top: Int, left: Int, count: Int) -> (rows: Int, columns: Int) {
        (min(tiling.side, picture.shape.height - top), min(count * tiling.side, picture.shape.width - left))
    }
}
