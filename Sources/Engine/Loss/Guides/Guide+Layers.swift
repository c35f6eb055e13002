/// A guide's way through a network, down to each layer.
extension Guide {
    /// The guides of a network's layers for a picture.
    ///
    /// Each position of a layer has the mean weight of the pixels that it stands for. Positions see more than these: with
    /// `eroding`, each has the least weight of all that it sees, so that nothing from outside a region is taken for a part
    /// of it. The erosion stops where it would leave nothing.
    ///
    /// Source: Gatys et al. 2017, Controlling Perceptual Factors in Neural Style Transfer, section 4.2.
    ///
    /// - Parameters:
    ///   - geometry: The way of the picture through the network.
    ///   - eroding: Whether receptive fields have to stay inside.
    /// - Returns: A guide for each layer on the way.
    func layers(_ geometry: PassGeometry, eroding: Bool) -> [LayerName: Guide] {
        var layers: [LayerName: Guide] = [:]
        var guide = stretched(width: geometry.picture.width, height: geometry.picture.height)
        func keep(_ eroded: Guide, or other: @autoclosure () -> Guide) {
            guide = eroded.isEmpty ? other() : eroded
        }
        for step in geometry.steps {
            switch step {
            case .convolution(let layer):
                if eroding { keep(guide.eroded, or: guide) }
                layers[layer] = guide
            case .pooling:
                if eroding {
                    keep(guide.pooled { min(min($0, $1), min($2, $3)) }, or: guide.means)
                } else {
                    guide = guide.means
                }
            }
        }
        return layers
    }

    /// Bytes that the guides of all layers of a picture take, those on the way to them among them.
    ///
    /// Without erosion layers of one size have one guide.
    static func bytes(_ geometry: PassGeometry, eroding: Bool) -> Int {
        let positions = zip(geometry.steps, geometry.shapes).reduce(geometry.picture.positions) { sum, layer in
            if case .convolution = layer.0, !eroding { sum } else { sum + layer.1.positions }
        }
        return positions * MemoryLayout<Float>.stride
    }

    /// Stretched or shrunk to a size: each place has the mean of what it covers.
    func stretched(width: Int, height: Int) -> Guide {
        if (width, height) == (self.width, self.height) { return self }
        let (rows, columns) = (Guide.spans(self.height, to: height), Guide.spans(self.width, to: width))
        var values = [Float](repeating: 0, count: width * height)
        for (y, row) in rows.enumerated() {
            for (x, column) in columns.enumerated() {
                var sum = 0.0
                for (source, share) in row {
                    for (place, part) in column { sum += share * part * Double(weights[source * self.width + place]) }
                }
                values[y * width + x] = Float(sum)
            }
        }
        return Guide(unchecked: values, width: width, height: height)
    }

    /// For each of so many places what places it covers, and with what share of itself.
    private static func spans(_ count: Int, to places: Int) -> [[(place: Int, share: Double)]] {
        let size = Double(count) / Double(places)
        return (0..<places).map { place in
            let (begin, end) = (Double(place) * size, Double(place + 1) * size)
            return (Int(begin)..<min(count, max(Int(begin) + 1, Int(end.rounded(.up))))).map { source in
                (source, (min(end, Double(source + 1)) - max(begin, Double(source))) / size)
            }
        }
    }

    /// The least weight of every place and its neighbours.
    private var eroded: Guide {
        var values = weights
        for y in 0..<height {
            for x in 0..<width {
                var least = Float(1)
                for row in max(0, y - 1)...min(height - 1, y + 1) {
                    for column in max(0, x - 1)...min(width - 1, x + 1) {
                        least = min(least, weights[row * width + column])
                    }
                }
                values[y * width + x] = least
            }
        }
        return Guide(unchecked: values, width: width, height: height)
    }

    /// The means of 2×2 cells.
    private var means: Guide {
        pooled { ($0 + $1 + $2 + $3) / 4 }
    }

    /// What becomes of 2×2 cells; an odd row or column belongs to none.
    private func pooled(_ cell: (Float, Float, Float, Float) -> Float) -> Guide {
        let (rows, columns) = (height / 2, width / 2)
        var values: [Float] = []
        values.reserveCapacity(rows * columns)
        for y in 0..<rows {
            for x in 0..<columns {
                let first = 2 * y * width + 2 * x
                values.append(
                    cell(weights[first], weights[first + 1], weights[first + width], weights[first + width + 1])
                )
            }
        }
        return Guide(unchecked: values, width: columns, height: rows)
    }
}
