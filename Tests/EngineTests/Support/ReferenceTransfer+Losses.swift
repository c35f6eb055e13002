import Engine

/// Losses and their slopes: the gradients of what they see.
extension ReferenceTransfer {
    func contentLoss(_ features: Map, _ wanted: Map) -> (Double, slope: [Double]) {
        let scale =
            switch settings.contentReduction {
            case .halfSum: 0.5
            case .mean: 1 / Double(features.values.count)
            default: 1.0
            }
        let differences = zip(features.values, wanted.values).map { $0 - $1 }
        return (scale * differences.reduce(0) { $0 + $1 * $1 }, differences.map { 2 * scale * $0 })
    }

    func styleLoss(_ features: Map, _ styles: [(Map, share: Double)], picture: Map) -> (Double, slope: [Double]) {
        let (channels, positions) = (Double(features.channels), Double(features.positions))
        let isMean = settings.styleNormalisation == .mean
        let reduction =
            switch settings.styleNormalisation {
            case .paper: 1 / (4 * channels * channels * positions * positions)
            case .gramShape: 1 / (4 * channels * channels * channels * channels)
            case .image: 1 / (36 * Double(picture.positions) * Double(picture.positions))
            default: 1 / (channels * channels)
            }
        func normalised(_ map: Map) -> [Double] {
            gram(map).map { isMean ? $0 / Double(map.values.count) : $0 }
        }
        var differences = normalised(features)
        for (style, share) in styles {
            for (index, value) in normalised(style).enumerated() { differences[index] -= share * value }
        }
        // The gradient of Σ(sFᵀF − A)² is 4s·F(sFᵀF − A).
        let scale = 4 * reduction * (isMean ? 1 / Double(features.values.count) : 1)
        var slope = [Double](repeating: 0, count: features.values.count)
        for position in 0..<features.positions {
            let place = position * features.channels
            for row in 0..<features.channels {
                let value = scale * features.values[place + row]
                for column in 0..<features.channels {
                    slope[place + column] += value * differences[row * features.channels + column]
                }
            }
        }
        return (reduction * differences.reduce(0) { $0 + $1 * $1 }, slope)
    }

    private func gram(_ map: Map) -> [Double] {
        var gram = [Double](repeating: 0, count: map.channels * map.channels)
        for position in 0..<map.positions {
            let place = position * map.channels
            for row in 0..<map.channels {
                for column in 0..<map.channels {
                    gram[row * map.channels + column] += map.values[place + row] * map.values[place + column]
                }
            }
        }
        return gram
    }
}
