extension Picture {
    /// The picture with a margin around it in which it is mirrored, as often as the margin is wide.
    ///
    /// - Parameter margin: The pixels of the margin at each side; 0 leaves the picture as it is.
    /// - Returns: The larger picture.
    public func mirrored(by margin: Int) -> Picture {
        guard margin > 0 else { return self }
        let columns = (-margin..<width + margin).map { Picture.mirror($0, within: width) }
        let rows = (-margin..<height + margin).map { Picture.mirror($0, within: height) }
        return pixels(columns: columns, rows: rows)
    }

    /// The picture without a margin.
    ///
    /// - Parameter margin: The pixels that each side loses; the picture is larger than twice as many.
    /// - Returns: What the margin was put around.
    public func trimmed(by margin: Int) -> Picture {
        precondition(margin >= 0 && 2 * margin < min(width, height), "something is left between the margins")
        guard margin > 0 else { return self }
        return pixels(columns: Array(margin..<width - margin), rows: Array(margin..<height - margin))
    }

    /// The picture of some columns and rows, in the order given.
    private func pixels(columns: [Int], rows: [Int]) -> Picture {
        var samples: [UInt16] = []
        samples.reserveCapacity(columns.count * rows.count * 3)
        for row in rows {
            for column in columns {
                let first = (row * width + column) * 3
                samples.append(contentsOf: self.samples[first..<first + 3])
            }
        }
        let alpha = alpha.map { alpha in rows.flatMap { row in columns.map { alpha[row * width + $0] } } }
        return Picture(uncheckedWidth: columns.count, height: rows.count, samples: samples, alpha: alpha)
    }

    /// The place within a length that a place beyond it mirrors; the pixels at the ends are not doubled.
    static func mirror(_ place: Int, within length: Int) -> Int {
        guard length > 1 else { return 0 }
        let period = 2 * (length - 1)
        let rest = ((place % period) + period) % period
        return min(rest, period - rest)
    }
}
