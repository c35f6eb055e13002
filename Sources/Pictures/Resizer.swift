/// Scales one picture: each needed old row is scaled once, and new rows are mixed from the scaled rows at hand.
///
/// A pixel on the way is (red, green, blue, coverage), the colours multiplied by the coverage, all on a scale of 0…65535.
struct Resizer {
    private typealias Pixel = SIMD4<Float>

    private static let full = Float(UInt16.max)

    private let picture: Picture
    private let columns: ResizeTaps
    private let rows: ResizeTaps
    private let width: Int
    private let height: Int

    init(_ picture: Picture, width: Int, height: Int, filter: ResizeFilter) {
        self.picture = picture
        self.width = width
        self.height = height
        columns = ResizeTaps(from: picture.width, to: width, filter: filter)
        rows = ResizeTaps(from: picture.height, to: height, filter: filter)
    }

    func resized() -> (samples: [UInt16], alpha: [UInt16]?) {
        var samples = [UInt16](repeating: 0, count: width * height * 3)
        var alpha = picture.alpha.map { _ in [UInt16](repeating: 0, count: width * height) }
        var oldRow = [Pixel](repeating: .zero, count: picture.width)
        var newRow = [Pixel](repeating: .zero, count: width)
        // Row `y` of the old picture, scaled, stands in slot `y % rows.longest` until nobody needs it any more.
        var scaledRows = [Pixel](repeating: .zero, count: width * rows.longest)
        var nextRow = 0
        for y in 0..<height {
            let sources = rows.sources(of: y)
            for source in max(nextRow, sources.lowerBound)..<max(nextRow, sources.upperBound) {
                load(row: source, into: &oldRow)
                scale(oldRow, into: &scaledRows, slot: source % rows.longest)
            }
            nextRow = max(nextRow, sources.upperBound)
            mix(scaledRows, for: y, into: &newRow)
            store(newRow, y: y, samples: &samples, alpha: &alpha)
        }
        return (samples, alpha)
    }

    private func load(row y: Int, into row: inout [Pixel]) {
        let first = y * picture.width
        picture.samples.withUnsafeBufferPointer { samples in
            for x in row.indices {
                let sample = (first + x) * 3
                row[x] = Pixel(
                    Float(samples[sample]),
                    Float(samples[sample + 1]),
                    Float(samples[sample + 2]),
                    Self.full
                )
            }
        }
        guard let alpha = picture.alpha else { return }
        for x in row.indices { row[x] *= Float(alpha[first + x]) / Self.full }
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
                        scaledRows[slot * width + x] = clamped(sum)
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
    }

    private func store(_ row: [Pixel], y: Int, samples: inout [UInt16], alpha: inout [UInt16]?) {
        let first = y * width
        for x in row.indices {
            var pixel = clamped(row[x])
            if alpha != nil {
                let coverage = pixel.w
                alpha?[first + x] = UInt16(coverage.rounded())
                pixel = coverage.rounded() > 0 ? clamped(pixel * (Self.full / coverage)) : .zero
            }
            for channel in 0..<3 { samples[(first + x) * 3 + channel] = UInt16(pixel[channel].rounded()) }
        }
    }

    private func clamped(_ pixel: Pixel) -> Pixel {
        pixel.clamped(lowerBound: .zero, upperBound: Pixel(repeating: Self.full))
    }
}
