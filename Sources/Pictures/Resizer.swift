/// Scales rows of pixels: each needed old row is scaled once, and new rows are mixed from the scaled rows at hand.
struct Resizer {
    typealias Pixel = SIMD4<Float>

    private let oldWidth: Int
    private let width: Int
    private let height: Int
    private let columns: ResizeTaps
    private let rows: ResizeTaps
    /// What a pixel's four numbers are kept within after each of the two passes; nil leaves what filters overshoot.
    private let bounds: ClosedRange<Float>?

    init(
        from old: (width: Int, height: Int),
        to new: (width: Int, height: Int),
        filter: ResizeFilter,
        bounds: ClosedRange<Float>? = nil
    ) {
        oldWidth = old.width
        (width, height) = new
        columns = ResizeTaps(from: old.width, to: new.width, filter: filter)
        rows = ResizeTaps(from: old.height, to: new.height, filter: filter)
        self.bounds = bounds
    }

    /// Scales from row to row.
    ///
    /// - Parameters:
    ///   - load: Fills an old row; each is asked for once at most, from the first to the last.
    ///   - store: Takes a new row; they come from the first to the last.
    func resize(load: (_ y: Int, _ row: inout [Pixel]) -> Void, store: (_ row: [Pixel], _ y: Int) -> Void) {
        var oldRow = [Pixel](repeating: .zero, count: oldWidth)
        var newRow = [Pixel](repeating: .zero, count: width)
        // Row `y` of the old picture, scaled, stands in slot `y % rows.longest` until nobody needs it any more.
        var scaledRows = [Pixel](repeating: .zero, count: width * rows.longest)
        var nextRow = 0
        for y in 0..<height {
            let sources = rows.sources(of: y)
            for source in max(nextRow, sources.lowerBound)..<max(nextRow, sources.upperBound) {
                load(source, &oldRow)
                scale(oldRow, into: &scaledRows, slot: source % rows.longest)
            }
            nextRow = max(nextRow, sources.upperBound)
            mix(scaledRows, for: y, into: &newRow)
            store(newRow, y)
        }
    }

    private func scale(_ row: [Pixel], into scaledRows: inout [Pixel], slot: Int) {
        row.withUnsafeBufferPointer { row in
            columns.weights.withUnsafeBufferPointer { weights in
                scaledRows.withUnsafeMutableBufferPointer { scaledRows in
                    for x in 0..<width {
                        var sum = Pixel.zero
                        var weight = columns.offsets[x]
                        for source in columns.sources(of: x) {
                            sum += row[source] * weights[weight]
                            weight += 1
                        }
                        scaledRows[slot * width + x] = bounded(sum)
                    }
                }
            }
        }
    }

    private func mix(_ scaledRows: [Pixel], for y: Int, into row: inout [Pixel]) {
        for x in row.indices { row[x] = .zero }
        var weight = rows.offsets[y]
        for source in rows.sources(of: y) {
            let first = source % rows.longest * width
            let factor = rows.weights[weight]
            weight += 1
            scaledRows.withUnsafeBufferPointer { scaledRows in
                row.withUnsafeMutableBufferPointer { row in
                    for x in row.indices { row[x] += scaledRows[first + x] * factor }
                }
            }
        }
        for x in row.indices { row[x] = bounded(row[x]) }
    }

    private func bounded(_ pixel: Pixel) -> Pixel {
        guard let bounds else { return pixel }
        return pixel.clamped(
            lowerBound: Pixel(repeating: bounds.lowerBound),
            upperBound: Pixel(repeating: bounds.upperBound)
        )
    }
}
