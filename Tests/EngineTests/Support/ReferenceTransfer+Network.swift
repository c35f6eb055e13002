import Engine

/// The network there and back.
extension ReferenceTransfer {
    /// The features of all layers before their rectifiers.
    func features(of picture: Map) -> [Map] {
        var all: [Map] = []
        for layer in network.layers {
            var input = all.last.map(rectified) ?? picture
            if layer.isBehindPooling { input = pooled(input) }
            let sums =
                layer.name == .first
                ? firstSums(layer, of: picture)
                : layer.convolution().apply(to: input.values, height: input.height, width: input.width)
            let values = sums.indices.map { sums[$0] + Double(layer.bias[$0 % layer.outputs]) }
            all.append(Map(height: input.height, width: input.width, channels: layer.outputs, values: values))
        }
        return all
    }

    /// The picture's gradient, from those of what the losses see.
    func gradient(of slopes: [LayerName: [Double]], _ features: [Map]) -> [Double] {
        var passed = features.last.map { $0.values.map { _ in 0.0 } } ?? []
        for (index, layer) in network.layers.enumerated().reversed() {
            let (map, slope) = (features[index], slopes[layer.name])
            let isAfter = settings.featureStage == .afterRectifier
            if isAfter, let slope { passed = zip(passed, slope).map { $0 + $1 } }
            passed = zip(passed, map.values).map { $1 > 0 ? $0 : 0 }
            if !isAfter, let slope { passed = zip(passed, slope).map { $0 + $1 } }
            if layer.name == .first { return firstGradient(layer, of: passed, map) }
            passed = layer.convolution().turned.apply(to: passed, height: map.height, width: map.width)
            if layer.isBehindPooling { passed = unpooled(passed, rectified(features[index - 1])) }
        }
        return passed
    }

    private func pooled(_ map: Map) -> Map {
        var pooled = Map(height: map.height / 2, width: map.width / 2, channels: map.channels, values: [])
        forEachCell(map) { cell in
            let values = cell.map { map.values[$0] }
            let value =
                switch settings.pooling {
                case .maximum: values.max() ?? .nan
                case .average: values.reduce(0, +) / 4
                case .l2: values.reduce(0) { $0 + $1 * $1 }.squareRoot()
                }
            pooled.values.append(value)
        }
        return pooled
    }

    private func unpooled(_ gradient: [Double], _ map: Map) -> [Double] {
        var (unpooled, place) = ([Double](repeating: 0, count: map.values.count), 0)
        forEachCell(map) { cell in
            let winner = cell.max { map.values[$0] < map.values[$1] }
            let root = cell.reduce(0) { $0 + map.values[$1] * map.values[$1] }.squareRoot()
            for index in cell {
                let share =
                    switch settings.pooling {
                    case .maximum: index == winner ? 1.0 : 0.0
                    case .average: 0.25
                    case .l2: root > 0 ? map.values[index] / root : 0
                    }
                unpooled[index] = share * gradient[place]
            }
            place += 1
        }
        return unpooled
    }

    /// Calls `body` with the four places of every whole cell, for each channel in turn.
    private func forEachCell(_ map: Map, _ body: (_ cell: [Int]) -> Void) {
        for y in 0..<map.height / 2 {
            for x in 0..<map.width / 2 {
                for channel in 0..<map.channels {
                    let first = (2 * y * map.width + 2 * x) * map.channels + channel
                    let below = first + map.width * map.channels
                    body([first, first + map.channels, below, below + map.channels])
                }
            }
        }
    }
}

extension RandomNetwork.Layer {
    /// Whether a pooling lies before this layer.
    fileprivate var isBehindPooling: Bool { name.place == 1 && name.block > 1 }
}
